package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.Origin;
import io.holdfast.platforms.PlatformSignals;
import io.holdfast.platforms.Says;
import io.holdfast.platforms.SignalRule;
import io.holdfast.platforms.SignalRule.Scope;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The catalogue of signals: what each says of who ended a call. The first rule that fits holds.
/// What no rule speaks of is kept as evidence and names nobody: a new word must convict no one.
final class Signals {
  static final String ANY_PLATFORM = "any";
  static final String PHONE_HANGUP = "phone.hangup";
  static final String APPLICATION_HANGUP = "application.hangup";
  static final String ENDED_BY = "call.ended.by";
  static final String AGENT_LEFT = "call.agent-left.why";
  static final String WRAPPED_UP = "call.wrapped-up";
  static final String CAUSE = "cause.q850";
  static final String SIP = "cause.sip";
  static final String WITHOUT_TARGET = "transfer.without-target";
  static final String SILENT = "quality.rtp-silent";
  static final String SPANS_ONLY = "holds.spans-only";

  static final Speaker WHOLE_CALL = new Speaker(Party.UNKNOWN, null);

  private static final List<SignalRule> GENERIC =
      List.of(
          any(
              PHONE_HANGUP,
              SignalRule.ANY,
              Says.LEG,
              SignalRule.PHONE,
              "the phone's own word, without a cause of the network"),
          any(
              APPLICATION_HANGUP,
              SignalRule.ANY,
              Says.LEG,
              SignalRule.EXPLICIT,
              "somebody pressed a button, or a program did on his behalf"),
          endedBy("caller", Says.CALLER),
          endedBy("agent", Says.AGENT),
          endedBy("virtual-agent", Says.VIRTUAL_AGENT),
          endedBy("supervisor", Says.SUPERVISOR),
          endedBy("third-party", Says.THIRD_PARTY),
          endedBy("platform", Says.PLATFORM),
          endedBy("network", Says.NETWORK),
          any(
              AGENT_LEFT,
              Pattern.compile("hung-up"),
              Says.LEG,
              SignalRule.LEAVING,
              "an agent's leaving may follow the caller's; alone it names nobody"),
          any(
              WRAPPED_UP,
              SignalRule.ANY,
              Says.LEG,
              SignalRule.CLOSED_TAB,
              "somebody was there: it counts beside the word of their own softphone only"),
          any(
              CAUSE,
              SignalRule.LOST,
              Says.NETWORK,
              SignalRule.NETWORK_CAUSE,
              "a network or a device failed; no party can ask for it"),
          any(
                  SIP,
                  SignalRule.LOST_SIP,
                  Says.NETWORK,
                  SignalRule.NETWORK_CAUSE,
                  "a session that timed out, that the other side had lost, or a server failed")
              .in(Scope.LEG),
          any(
                  SIP,
                  SignalRule.LOST_SIP,
                  Says.NETWORK,
                  SignalRule.SWITCH_CAUSE,
                  "may be the cause of another leg")
              .in(Scope.CALL),
          any(
              SILENT,
              Pattern.compile("caller|agent"),
              Says.NETWORK,
              SignalRule.NETWORK_CAUSE,
              "no sound came from that leg for 10 s: whoever lets go then has nobody there"),
          any(
              SPANS_ONLY,
              SignalRule.ANY,
              Says.NOBODY,
              0,
              "the platform told how many holds there were and how long, and not when"),
          new SignalRule(
              ANY_PLATFORM,
              WITHOUT_TARGET,
              Pattern.compile("transfer"),
              Says.PLATFORM,
              Mode.TECHNICAL,
              SignalRule.NO_TARGET,
              "it ended between two agents, and no signal names anyone surely"));

  /// Every rule there is. A platform's rules stand in its own class.
  static final List<SignalRule> ALL =
      Stream.of(GENERIC, PlatformSignals.ALL).flatMap(List::stream).toList();

  private static final Map<String, List<SignalRule>> BY_NAME =
      ALL.stream().collect(Collectors.groupingBy(SignalRule::signal));

  private Signals() {}

  /// What a signal of the fold itself says.
  ///
  /// @param leg whose leg it speaks of; of party `unknown` where it speaks of the call as a whole
  static Signal read(String name, String value, Speaker leg) {
    return read(name, value, leg, "");
  }

  /// What one signal says in a fact of a source; nothing where it is another platform's.
  static Signal read(String name, String value, Speaker leg, String source) {
    Scope whole = leg.agent() == null ? Scope.ALONE : Scope.CALL;
    Scope scope = leg.party() == Party.UNKNOWN ? whole : Scope.LEG;
    for (SignalRule rule : BY_NAME.getOrDefault(name, List.of())) {
      if (rule.fits(value, scope) && isOf(rule.platform(), source)) {
        return Signal.of(rule, value, leg);
      }
    }
    return new Signal(name, value, Party.UNKNOWN, null, Mode.UNKNOWN, 0);
  }

  private static boolean isOf(String platform, String source) {
    return platform.equals(ANY_PLATFORM) || Origin.isOf(platform, source);
  }

  static List<Signal> ofNetwork(@Nullable Cause cause, Speaker leg) {
    if (cause == null) {
      return List.of();
    }
    Integer number = cause.q850();
    if (number != null && SignalRule.LOST.matcher(number.toString()).matches()) {
      return List.of(read(CAUSE, number.toString(), leg));
    }
    Integer sip = cause.sip();
    return sip != null && SignalRule.LOST_SIP.matcher(sip.toString()).matches()
        ? List.of(read(SIP, sip.toString(), leg))
        : List.of();
  }

  private static SignalRule endedBy(String party, Says says) {
    return any(
        ENDED_BY,
        Pattern.compile(party),
        says,
        SignalRule.EXPLICIT,
        "the platform's own explicit word");
  }

  private static SignalRule any(
      String signal, Pattern value, Says says, double weight, String because) {
    return new SignalRule(ANY_PLATFORM, signal, value, says, says.mode(), weight, because);
  }
}
