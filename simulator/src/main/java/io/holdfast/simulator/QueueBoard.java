package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.simulator.Reporting.Device;
import java.time.Instant;

/// What the queues' own system reports: who waits, whose phone rings, who is answered.
final class QueueBoard {
  private static final long LAST_RING_MS = 1_400;

  private final Reporting report;

  QueueBoard(Reporting report) {
    this.report = report;
  }

  /// A caller comes; phones ring towards the end of his wait.
  void waits(Scene.Queue wait, Instant at) {
    tell(at, new Happening.CallQueued(wait.queue(), null));
    Instant end = at.plusMillis(wait.ms());
    Instant ring = end.minusMillis(wait.missed().size() * Scene.RING_MS + LAST_RING_MS);
    for (String agent : wait.missed()) {
      String leg = report.legOf(agent) + "-" + ring.toEpochMilli();
      tell(ring, new Happening.AgentRang(agent, wait.queue(), leg));
      ring = ring.plusMillis(Scene.RING_MS);
      tell(ring, new Happening.AgentMissed(agent, wait.queue(), leg));
    }
    String answers = wait.answeredBy();
    if (answers != null) {
      tell(ring, new Happening.AgentRang(answers, wait.queue(), report.legOf(answers)));
    }
  }

  /// He is answered, or not there any more.
  void leaves(Scene.Queue wait, Instant at, QueueExit why) {
    tell(at, new Happening.CallLeftQueue(wait.queue(), why));
  }

  private void tell(Instant at, Happening happening) {
    report.by(Device.QUEUE, at, happening);
  }
}
