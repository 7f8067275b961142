package io.holdfast.platforms;

import static io.holdfast.platforms.AsteriskAmi.AGENT_COMPLETE_REASON;
import static io.holdfast.platforms.AsteriskAmi.HANGUP_CAUSE;
import static io.holdfast.platforms.AsteriskAmi.HANGUP_REQUEST;
import static io.holdfast.platforms.AsteriskAmi.SOFT_HANGUP_CAUSE;
import static io.holdfast.platforms.SignalRule.ANY;
import static io.holdfast.platforms.SignalRule.CONCLUSION;
import static io.holdfast.platforms.SignalRule.EXPLICIT;
import static io.holdfast.platforms.SignalRule.GONE;
import static io.holdfast.platforms.SignalRule.LOST;
import static io.holdfast.platforms.SignalRule.NETWORK_CAUSE;
import static io.holdfast.platforms.SignalRule.PHONE;
import static io.holdfast.platforms.SignalRule.SWITCH_CAUSE;
import static io.holdfast.platforms.SignalRule.rule;

import java.util.List;
import java.util.regex.Pattern;

/// What Asterisk's manager events say of who let go.
final class AmiHangup {
  /// What the signals of the manager interface say.
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(HANGUP_REQUEST, ANY, Says.LEG, PHONE, "a BYE or CANCEL from the phone of that leg"),
          rule(
                  SOFT_HANGUP_CAUSE,
                  Pattern.compile("4|8|32"),
                  Says.PLATFORM,
                  EXPLICIT,
                  "a shutdown, a time limit, or a command of somebody who is not on the call")
              .whereNobodyAsked(),
          rule(
                  SOFT_HANGUP_CAUSE,
                  Pattern.compile("16"),
                  Says.PLATFORM,
                  GONE,
                  "the dial plan was over, and no phone had let go; a manager's hang-up ends so too")
              .whereNobodyAsked(),
          rule(
              SOFT_HANGUP_CAUSE,
              Pattern.compile("1"),
              Says.NETWORK,
              SWITCH_CAUSE,
              "the switch gave the leg up: no media came from it any more"),
          rule(HANGUP_CAUSE, LOST, Says.NETWORK, NETWORK_CAUSE, "no party can ask for that cause")
              .in(SignalRule.Scope.LEG),
          rule(HANGUP_CAUSE, LOST, Says.NETWORK, SWITCH_CAUSE, "may be the cause of another leg")
              .in(SignalRule.Scope.CALL),
          rule(
              AGENT_COMPLETE_REASON,
              ANY,
              Says.LEG,
              CONCLUSION,
              "concluded afterwards; it says agent also where the agent's media was lost"));

  /// Explicit, time limit, shutdown, application unload (also: the dial plan is over), device.
  private static final int[] FLAGS = {32, 8, 4, 16, 1};

  private AmiHangup() {}

  /// `SoftHangupRequest.Cause` is a set of flags (`AST_SOFTHANGUP_*` in Asterisk's
  /// `include/asterisk/channel.h`); of several the strongest is kept.
  static String flag(String cause) {
    if (cause.isEmpty() || cause.length() > 9 || !cause.chars().allMatch(Character::isDigit)) {
      return cause;
    }
    int flags = Integer.parseInt(cause);
    for (int flag : FLAGS) {
      if ((flags & flag) != 0) {
        return Integer.toString(flag);
      }
    }
    return cause;
  }
}
