package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallWrappedUp;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How participants leave a conversation of Genesys Cloud, by its own list of disconnect reasons
/// (help.mypurecloud.com, *Disconnect reasons in the interaction's detail view*): `client` is the
/// button *End Call*, which its browser's own SDK reports too when a session is ended
/// (`genesys-cloud-webrtc-sdk`, `endSession`); `endpoint` is a phone that was put down, or a
/// browser that was closed. Lost media of a browser has an error code.
///
/// Ours: of agents with a desk phone half put it down and half press the button; of phones that are
/// gone half say so (a closed browser, a phone that restarts), the other half are found to be gone.
final class GenesysWords implements Words {
  private static final String TYPE = "genesys-cloud.disconnect-type";
  private static final Map<String, String> PEER = Map.of(TYPE, "peer");
  private static final Map<String, String> MEDIA_LOST =
      Map.of(
          "genesys-cloud.error-code",
          "error.ininedgecontrol.connection.webrtc.endpoint.disconnect.idle");

  private final Script script;
  private final End end;
  private final Reporting report;

  GenesysWords(Script script, Reporting report) {
    this.script = script;
    this.end = script.end();
    this.report = report;
  }

  @Override
  public void atTheEnd(Instant at) {
    LastWords.leavesQueue(script, report, at);
    List<String> present = LastWords.present(script.scenes().getLast());
    Instant over = at.plusMillis(end.releaseMs());
    boolean byAgent = end.by() == Party.AGENT || isPhoneGone();
    String first = byAgent && !present.isEmpty() ? present.getLast() : null;
    for (String agent : present) {
      leaves(agent.equals(first) ? at : over, agent, agent.equals(first) ? first() : PEER);
    }
    if (first == null && end.by() != Party.PLATFORM) {
      says(at, Leg.CALLER, report.callersLeg(), null, Map.of(TYPE, "endpoint"));
    }
    String reason = end.underPolicy() ? "abuse" : null;
    report.bySwitch(over, new CallEnded(null, null, reason, null, null));
    if (!isPhoneGone() || script.coin(2)) {
      Instant written = over.plusMillis(LastWords.NOTES_MS);
      present.forEach(
          agent -> report.bySwitch(written, new CallWrappedUp(agent, null, null, null)));
    }
  }

  @Override
  public void goes(Instant at, String agent) {
    leaves(at, agent, letsGo());
  }

  private Map<String, String> first() {
    if (!isPhoneGone()) {
      return letsGo();
    }
    boolean found = end.way() == Way.MEDIA || script.coin(1);
    return switch (script.platform()) {
      case GENESYS_LIVE -> found ? MEDIA_LOST : Map.of("genesys-cloud.unknown-phone", "endpoint");
      case GENESYS_BROWSERS -> found ? MEDIA_LOST : Map.of(TYPE, "endpoint webrtc");
      default -> Map.of(TYPE, found ? "error" : "endpoint desk-phone");
    };
  }

  /// The agent ends it.
  private Map<String, String> letsGo() {
    return switch (script.platform()) {
      case GENESYS_BROWSERS -> Map.of(TYPE, "client webrtc");
      case GENESYS_PHONES ->
          Map.of(TYPE, end.way() == Way.PHONE ? "endpoint desk-phone" : "client");
      default -> Map.of(TYPE, "client");
    };
  }

  private boolean isPhoneGone() {
    return end.way() == Way.MEDIA || end.way() == Way.GONE;
  }

  private void leaves(Instant at, String agent, Map<String, String> how) {
    says(at, Leg.AGENT, report.legOf(agent), agent, how);
    report.left(at, agent, LeaveReason.UNKNOWN);
  }

  private void says(
      Instant at, Leg leg, String id, @Nullable String agent, Map<String, String> how) {
    report.bySwitch(at, new HangupSignalled(leg, id, agent, SignalOrigin.SWITCH, null, how));
  }
}
