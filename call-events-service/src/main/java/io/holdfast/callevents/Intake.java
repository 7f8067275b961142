package io.holdfast.callevents;

import io.holdfast.callevents.Reading.Delivery;
import io.holdfast.callevents.domain.ClockRule;
import io.holdfast.contracts.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes what was read from a request: facts to the intake topic, the rest to its dead letters, and
/// counts for the sender, after the broker has both.
@ApplicationScoped
public class Intake {
  private final FactLog log;
  private final String topic;
  private final ClockRule rule;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final SenderActivity activity;

  /// @param log takes the facts
  public Intake(FactLog log, CallEventsConfig config, InstantSource clock, MeterRegistry registry) {
    this.log = log;
    this.topic = config.topics().topics().telephonyEvents().name();
    this.rule = config.callEvents().clock();
    this.clock = clock;
    this.registry = registry;
    this.activity = new SenderActivity(clock);
  }

  /// What came from whom lately.
  public SenderActivity activity() {
    return activity;
  }

  /// Takes the events of one request.
  public IntakeAnswer take(Delivery delivery) {
    Taken taken = new Taken(delivery.backfill());
    List<DeadLetter> letters = new ArrayList<>();
    for (int i = 0; i < delivery.readings().size(); i++) {
      switch (delivery.readings().get(i)) {
        case Reading.Facts read -> taken.add(i, read.facts());
        case Reading.Rejected bad -> {
          taken.reject(i, bad.why());
          letters.add(letter(delivery, bad));
        }
      }
    }
    log.append(taken.facts(), letters).forEach(taken::refuse);
    IntakeAnswer answer = taken.answer(rule, clock.instant());
    count(delivery, answer);
    activity.add(delivery, answer);
    return answer;
  }

  private DeadLetter letter(Delivery delivery, Reading.Rejected bad) {
    Map<String, String> again = new HashMap<>(delivery.again());
    again.put("content-type", bad.mediaType());
    return DeadLetter.ofRequest(topic, again, bad.raw(), bad.why(), clock.instant());
  }

  private void count(Delivery delivery, IntakeAnswer answer) {
    count(delivery, "accepted", answer.accepted());
    count(delivery, "ignored", answer.ignored());
    count(delivery, "duplicate", answer.duplicates());
    count(delivery, "rejected", answer.rejected().size());
  }

  private void count(Delivery delivery, String outcome, int events) {
    registry
        .counter(
            "holdfast.intake.events",
            "tenant",
            delivery.tenant(),
            "platform",
            delivery.platform(),
            "outcome",
            outcome)
        .increment(events);
  }
}
