package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.EXPLICIT;
import static io.holdfast.platforms.SignalRule.NETWORK_CAUSE;
import static io.holdfast.platforms.SignalRule.PHONE;
import static io.holdfast.platforms.SignalRule.rule;

import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Leg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the end of a leg says of who let go.
///
/// A BYE that a lost session made is no wish: it comes with a cause of the network, or with a
/// `Reason` of a time-out, and these lead then. `sip_reason` is copied to the other leg too
/// (sofia.c, `sofia_handle_sip_i_bye`), so it counts only where the BYE came.
record FreeSwitchHangup(FreeSwitchEvent event) {
  static final String DISPOSITION = "freeswitch.sip-hangup-disposition";
  static final String HANGUP_CAUSE = "freeswitch.hangup-cause";
  static final String SIP_REASON = "freeswitch.sip-reason";

  /// Q.850 causes by their names, and two of the switch's own, that no party can ask for.
  private static final Pattern LOST =
      Pattern.compile(
          "MEDIA_TIMEOUT|GATEWAY_DOWN|DESTINATION_OUT_OF_ORDER|NORMAL_CIRCUIT_CONGESTION"
              + "|NETWORK_OUT_OF_ORDER|NORMAL_TEMPORARY_FAILURE|SWITCH_CONGESTION"
              + "|REQUESTED_CHAN_UNAVAIL|RECOVERY_ON_TIMER_EXPIRE");

  /// Q.850 18, 20, 111 and 127 by their names: on an answered leg a phone that is gone. Before the
  /// answer they say that nobody was there to ring.
  private static final Pattern VANISHED =
      Pattern.compile("NO_USER_RESPONSE|SUBSCRIBER_ABSENT|PROTOCOL_ERROR|INTERWORKING");

  /// What the signals of this class say. Every other disposition is the switch's own doing, and
  /// every other cause stands on both legs, whoever let go.
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(
              DISPOSITION,
              Pattern.compile("recv_bye|recv_cancel"),
              Says.LEG,
              PHONE,
              "the phone of that leg let go, and no cause of the network came with it"),
          rule(HANGUP_CAUSE, LOST, Says.NETWORK, NETWORK_CAUSE, "no party can ask for that cause"),
          rule(
              HANGUP_CAUSE,
              VANISHED,
              Says.NETWORK,
              NETWORK_CAUSE,
              "the phone of an answered leg was gone"),
          rule(
              SIP_REASON,
              Pattern.compile(SipReason.LOST),
              Says.NETWORK,
              NETWORK_CAUSE,
              "a session that timed out or failed made that BYE, and no wish"),
          rule(
              HANGUP_CAUSE,
              Pattern.compile("ALLOTTED_TIMEOUT"),
              Says.PLATFORM,
              EXPLICIT,
              "the longest time that the dial plan allows was over"),
          new SignalRule(
              "freeswitch",
              HANGUP_CAUSE,
              Pattern.compile("SYSTEM_SHUTDOWN|CRASH"),
              Says.PLATFORM,
              Mode.TECHNICAL,
              EXPLICIT,
              "the switch went down"));

  /// The cause as the network gave it; the status of the session only where there was one. The
  /// switch turns causes of its own into 16.
  Cause cause() {
    Integer q850 = speaksOfItsLeg() ? event.number("variable_hangup_cause_q850") : null;
    Integer sip = event.wasAnswered() ? event.number("variable_sip_term_status") : null;
    return new Cause(q850, event.hangupCause(), sip);
  }

  Map<String, String> causeSignal() {
    String cause = event.hangupCause();
    return cause == null || !speaksOfItsLeg() ? Map.of() : Map.of(HANGUP_CAUSE, cause);
  }

  Map<String, String> signals() {
    Map<String, String> signals = new HashMap<>(causeSignal());
    String reason = reason();
    if (reason != null) {
      signals.put(SIP_REASON, reason);
    }
    String disposition = disposition();
    if (disposition != null && !isLost(signals)) {
      signals.put(DISPOSITION, disposition);
    }
    return signals;
  }

  private static boolean isLost(Map<String, String> signals) {
    return SIGNALS.stream()
        .filter(rule -> rule.says() == Says.NETWORK)
        .anyMatch(rule ->
            signals.containsKey(rule.signal())
                && rule.fits(signals.getOrDefault(rule.signal(), ""), SignalRule.Scope.LEG));
  }

  /// A leg that was not answered, and a caller's whom the switch let go, may have the cause of the
  /// phone that they were to reach.
  private boolean speaksOfItsLeg() {
    String cause = event.hangupCause();
    if (cause == null || !VANISHED.matcher(cause).matches()) {
      return true;
    }
    boolean letGo = event.party() == Leg.CALLER && "send_bye".equals(disposition());
    return event.wasAnswered() && !letGo;
  }

  /// The BYE's `Reason` as `sip 408` or `q850 18`; null where none came with it.
  private @Nullable String reason() {
    String header = "recv_bye".equals(disposition()) ? event.text("variable_sip_reason") : null;
    return SipReason.of(header);
  }

  private @Nullable String disposition() {
    return event.text("variable_sip_hangup_disposition");
  }
}
