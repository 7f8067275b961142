package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.Ending.Evidence;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One piece of evidence on who ended a call, with its weight.
///
/// @param name stable name, such as `asterisk.agent-complete.reason`
/// @param value what the platform sent
/// @param says whom it names
/// @param agent the agent, where it names one
/// @param mode whether it speaks of a wish or of a failure
/// @param weight how surely it alone tells who ended the call, 0..1
record Signal(
    String name, String value, Party says, @Nullable String agent, Mode mode, double weight) {
  static final String HANGUP_REQUEST = "asterisk.hangup-request";
  static final String SOFT_HANGUP_CAUSE = "asterisk.soft-hangup.cause";
  static final String HANGUP_CAUSE = "asterisk.hangup.cause";
  static final String AGENT_COMPLETE_REASON = "asterisk.agent-complete.reason";

  /// A phone's own BYE or CANCEL, without a cause of the network.
  static final double PHONE = 0.95;

  /// A desktop or an application asked on a party's behalf.
  static final double APPLICATION = 0.9;

  /// The platform's own word at the end of the call.
  static final double PLATFORM_WORD = 0.9;

  /// The platform says of an agent's leaving that he hung up; the caller may have let go first.
  static final double LEAVING = 0.7;

  /// A network cause on a leg that was in the call.
  static final double NETWORK_CAUSE = 0.85;

  /// The switch hung up a leg with a cause that no party gives, such as lost media.
  static final double SWITCH_CAUSE = 0.6;

  /// What a switch concluded afterwards, wrong often enough to convict nobody by itself.
  static final double CONCLUSION = 0.4;

  /// Q.850 causes of a network or a device that failed, none of which a party can ask for: 27
  /// destination out of order, 34 no circuit, 38 network out of order, 41 temporary failure, 42
  /// congestion, 44 channel not available (Asterisk: no media), 47 resource unavailable, 102 timer.
  private static final Set<Integer> NETWORK_CAUSES = Set.of(27, 34, 38, 41, 42, 44, 47, 102);

  /// Asterisk hangs up a leg without media with cause 1; a party's own wish comes with 16 or none.
  private static final Set<String> SOFT_HANGUP_LOSSES = Set.of("1", "27", "38", "41", "44");

  Evidence evidence() {
    return new Evidence(name, value, says);
  }

  static Signal of(String name, String value, Party says, @Nullable String agent, double weight) {
    return new Signal(name, value, says, agent, modeOf(says), weight);
  }

  /// What a switch's hints and cause say. A cause that a hint repeats counts once.
  ///
  /// @param leg whose leg it is; `unknown` for the call as a whole
  static List<Signal> fromSwitch(
      @Nullable Map<String, String> hints, @Nullable Cause cause, Speaker leg) {
    if (hints == null) {
      return fromCause(cause);
    }
    List<Signal> signals = new ArrayList<>();
    hints.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(hint -> signals.addAll(fromHint(hint.getKey(), hint.getValue(), leg)));
    if (!hints.containsKey(HANGUP_CAUSE)) {
      signals.addAll(fromCause(cause));
    }
    return signals;
  }

  private static List<Signal> fromHint(String name, String value, Speaker leg) {
    boolean ofLeg = leg.party() != Party.UNKNOWN;
    return switch (name) {
      case AGENT_COMPLETE_REASON -> List.of(of(name, value, leg.party(), leg.agent(), CONCLUSION));
      case SOFT_HANGUP_CAUSE ->
          SOFT_HANGUP_LOSSES.contains(value)
              ? List.of(of(name, value, Party.NETWORK, null, SWITCH_CAUSE))
              : List.of();
      case HANGUP_CAUSE ->
          isNetworkCause(value)
              ? List.of(of(name, value, Party.NETWORK, null, ofLeg ? NETWORK_CAUSE : SWITCH_CAUSE))
              : List.of();
      default -> List.of(of(name, value, Party.UNKNOWN, null, 0));
    };
  }

  /// What a network's cause says, whoever reports it.
  static List<Signal> fromCause(@Nullable Cause cause) {
    Integer number = cause == null ? null : cause.q850();
    return number != null && NETWORK_CAUSES.contains(number)
        ? List.of(of("cause.q850", number.toString(), Party.NETWORK, null, NETWORK_CAUSE))
        : List.of();
  }

  private static boolean isNetworkCause(String value) {
    return value.matches("\\d{1,3}") && NETWORK_CAUSES.contains(Integer.valueOf(value));
  }

  private static Mode modeOf(Party says) {
    return switch (says) {
      case CALLER, AGENT, SUPERVISOR -> Mode.DELIBERATE;
      case NETWORK -> Mode.TECHNICAL;
      case PLATFORM, UNKNOWN -> Mode.UNKNOWN;
    };
  }
}
