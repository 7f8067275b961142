package io.holdfast.callevents;

import io.holdfast.callevents.Reading.Delivery;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.telephony.Fact;
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
  private record FactName(String source, String id) {}

  private final FactLog log;
  private final String topic;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final SenderActivity activity;

  /// @param log takes the facts
  public Intake(FactLog log, CallEventsConfig config, InstantSource clock, MeterRegistry registry) {
    this.log = log;
    this.topic = config.topics().topics().telephonyEvents().name();
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
    Map<FactName, Fact> known = new HashMap<>();
    List<Fact> facts = new ArrayList<>();
    List<DeadLetter> letters = new ArrayList<>();
    List<IntakeAnswer.Rejection> rejected = new ArrayList<>();
    int accepted = 0;
    int ignored = 0;
    int duplicates = 0;
    for (int i = 0; i < delivery.readings().size(); i++) {
      switch (delivery.readings().get(i)) {
        case Reading.Facts read when read.facts().isEmpty() -> ignored++;
        case Reading.Facts read -> {
          List<Fact> fresh = read.facts().stream().filter(f -> isNew(f, known)).toList();
          facts.addAll(delivery.backfill() ? ofThePast(fresh) : fresh);
          if (fresh.isEmpty()) {
            duplicates++;
          } else {
            accepted++;
          }
        }
        case Reading.Rejected bad -> {
          rejected.add(new IntakeAnswer.Rejection(i, bad.why().reason(), bad.why().detail()));
          letters.add(letter(delivery, bad));
        }
      }
    }
    log.append(facts, letters);
    IntakeAnswer answer = new IntakeAnswer(accepted, ignored, duplicates, facts.size(), rejected);
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

  private static List<Fact> ofThePast(List<Fact> facts) {
    return facts.stream()
        .map(f -> new Fact(f.envelope().withBackfill(true), f.happening()))
        .toList();
  }

  /// A repeat is dropped here; another body under a known name goes on, and is quarantined where
  /// all of the call is known.
  private static boolean isNew(Fact fact, Map<FactName, Fact> known) {
    return !fact.equals(known.putIfAbsent(name(fact), fact));
  }

  private static FactName name(Fact fact) {
    return new FactName(fact.envelope().source(), fact.envelope().id());
  }
}
