package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.AgentLeft;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Reporting.Device;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last line of a call in Asterisk's `queue_log`, and a word of the centre's own software,
/// which has a clock of its own. `app_queue` writes COMPLETEAGENT where the member's channel was
/// gone first: so it does too where a phone was lost, and the file has no cause that could tell.
final class QueueLogWords implements Words {
  private final Script script;
  private final End end;
  private final Reporting report;

  QueueLogWords(Script script, Reporting report) {
    this.script = script;
    this.end = script.end();
    this.report = report;
  }

  @Override
  public void atTheEnd(Instant at) {
    LastWords.leavesQueue(script, report, at);
    List<String> present = LastWords.present(script.scenes().getLast());
    present.forEach(agent -> saysOwnSoftware(at, agent));
    Instant over = at.plusMillis(end.releaseMs());
    present.forEach(agent -> report.left(over, agent, LeaveReason.UNKNOWN));
    report.bySwitch(over, completed(present.isEmpty() ? null : present.getFirst()));
  }

  @Override
  public void goes(Instant at, String agent) {
    saysOwnSoftware(at, agent);
  }

  private void saysOwnSoftware(Instant at, String agent) {
    report.by(Device.DESKTOP, at, new AgentLeft(agent, LeaveReason.HUNG_UP, report.legOf(agent)));
  }

  private CallEnded completed(@Nullable String agent) {
    if (agent == null) {
      return new CallEnded(null, null, null, null, null);
    }
    boolean phoneGone = end.way() == Way.MEDIA || end.way() == Way.GONE;
    boolean first = end.by() == Party.AGENT || phoneGone;
    return new CallEnded(
        null,
        first ? agent : null,
        end.underPolicy() ? "abuse" : null,
        null,
        Map.of("asterisk.queue-log.completed", first ? "agent" : "caller"));
  }
}
