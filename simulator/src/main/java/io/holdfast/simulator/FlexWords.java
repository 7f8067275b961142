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

/// The last events of a conference of Twilio Flex and of its task. A browser that is closed or
/// loses its line leaves the conference as one whose agent pressed the button, and Flex itself
/// moves the task to *wrapping* then, by Twilio's own description of such ends
/// (twilio-professional-services/flex-recover-non-graceful-disconnects); agents complete the task
/// when they are back. So nothing here tells the two apart.
final class FlexWords implements Words {
  private static final String LEFT = "twilio.reason-participant-left";
  private static final long WRAPPING_MS = 300;

  private final Script script;
  private final End end;
  private final Reporting report;

  FlexWords(Script script, Reporting report) {
    this.script = script;
    this.end = script.end();
    this.report = report;
  }

  @Override
  public void atTheEnd(Instant at) {
    LastWords.leavesQueue(script, report, at);
    List<String> present = LastWords.present(script.scenes().getLast());
    Instant over = at.plusMillis(end.releaseMs());
    boolean byAgent = end.by() == Party.AGENT || end.way() == Way.MEDIA || end.way() == Way.GONE;
    String first = byAgent && !present.isEmpty() ? present.getLast() : null;
    if (first != null) {
      goes(at, first);
      says(over, null, LEFT, "moderator_ended_conference");
      says(
          over,
          first,
          "twilio.reason-conference-ended",
          "participant-with-end-conference-on-exit-left client");
    } else if (end.way() != Way.NOWHERE && end.by() != Party.PLATFORM) {
      says(at, null, LEFT, "participant_hung_up");
    }
    present.stream()
        .filter(agent -> !agent.equals(first))
        .forEach(agent -> isSentAway(over, agent));
    String reason = end.underPolicy() ? "abuse" : null;
    report.bySwitch(over, new CallEnded(null, null, reason, null, null));
    present.forEach(agent -> wrapsUp(over.plusMillis(WRAPPING_MS), agent));
  }

  @Override
  public void goes(Instant at, String agent) {
    says(at, agent, LEFT, "participant_hung_up client");
    report.left(at, agent, LeaveReason.UNKNOWN);
  }

  private void isSentAway(Instant at, String agent) {
    says(at, agent, LEFT, "moderator_ended_conference client");
    report.left(at, agent, LeaveReason.UNKNOWN);
  }

  private void wrapsUp(Instant at, String agent) {
    report.bySwitch(at, word(Leg.AGENT, null, agent, Map.of("twilio.reservation", "wrapup")));
    Instant completed = at.plusMillis(LastWords.NOTES_MS);
    report.bySwitch(completed, new CallWrappedUp(agent, null, null, null));
  }

  /// @param agent null for the caller
  private void says(Instant at, @Nullable String agent, String signal, String value) {
    Leg leg = agent == null ? Leg.CALLER : Leg.AGENT;
    String id = agent == null ? report.callersLeg() : report.legOf(agent);
    report.bySwitch(at, word(leg, id, agent, Map.of(signal, value)));
  }

  private static HangupSignalled word(
      Leg leg, @Nullable String id, @Nullable String agent, Map<String, String> signals) {
    return new HangupSignalled(leg, id, agent, SignalOrigin.SWITCH, null, signals);
  }
}
