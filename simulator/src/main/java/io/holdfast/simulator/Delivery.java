package io.holdfast.simulator;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The way of facts from their sources to us: some are lost, some come twice, some late, and their
/// sources' clocks are off. It throws dice of its own, so the calls are the same whatever happens
/// on the way.
final class Delivery {
  private static final long ROW = -1;

  private record Arriving(Instant at, long number, Fact fact) {}

  private final Plan plan;
  private final Dice dice;
  private final PriorityQueue<Arriving> underway =
      new PriorityQueue<>(Comparator.comparing(Arriving::at).thenComparingLong(Arriving::number));
  private long number;

  Delivery(Plan plan) {
    this.plan = plan;
    this.dice = Dice.of(plan.seed(), ROW);
  }

  /// Takes the facts of a call, as they happen.
  void take(List<Fact> facts) {
    Plan.Disturbance disturbance = plan.disturbance();
    for (Fact fact : facts) {
      Fact told = disturbance.skew().isZero() ? fact : byItsClock(fact);
      if (!dice.chance(disturbance.loss())) {
        send(told, fact.envelope().occurredAt());
      }
      if (dice.chance(disturbance.repeats())) {
        send(told, fact.envelope().occurredAt());
      }
    }
  }

  /// Hands over what has arrived before an instant.
  void until(Instant now, Simulation.Audience audience) throws IOException, InterruptedException {
    while (!underway.isEmpty() && underway.element().at.isBefore(now)) {
      audience.fact(underway.remove().fact);
    }
  }

  private void send(Fact fact, Instant happened) {
    long latest = plan.disturbance().disorder().toMillis();
    Duration late = Duration.ofMillis(latest == 0 ? 0 : dice.between(0, latest));
    underway.add(new Arriving(happened.plus(late), number++, fact));
  }

  /// The fact with the time that its source takes it for: each source is off by as much all day.
  private Fact byItsClock(Fact fact) {
    Envelope e = fact.envelope();
    long most = plan.disturbance().skew().toMillis();
    long off = Dice.of(plan.seed(), e.source().hashCode()).between(-most, most);
    return new Fact(
        Envelope.issued(
            e.id(), e.source(), e.type(), e.occurredAt().plusMillis(off), e.callId(), e.tenant()),
        fact.happening());
  }
}
