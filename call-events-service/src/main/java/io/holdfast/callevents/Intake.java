package io.holdfast.callevents;

import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.telephony.Fact;
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

  /// @param log takes the facts
  public Intake(FactLog log, CallEventsConfig config, InstantSource clock) {
    this.log = log;
    this.topic = config.topics().topics().telephonyEvents().name();
    this.clock = clock;
  }

  /// Takes the events of one request.
  public IntakeAnswer take(List<Reading> readings) {
    Map<FactName, Fact> known = new HashMap<>();
    List<Fact> facts = new ArrayList<>();
    List<DeadLetter> letters = new ArrayList<>();
    List<IntakeAnswer.Rejection> rejected = new ArrayList<>();
    int accepted = 0;
    int ignored = 0;
    int duplicates = 0;
    for (int i = 0; i < readings.size(); i++) {
      switch (readings.get(i)) {
        case Reading.Facts read when read.facts().isEmpty() -> ignored++;
        case Reading.Facts read -> {
          List<Fact> fresh = read.facts().stream().filter(f -> isNew(f, known)).toList();
          facts.addAll(fresh);
          if (fresh.isEmpty()) {
            duplicates++;
          } else {
            accepted++;
          }
        }
        case Reading.Rejected bad -> {
          rejected.add(new IntakeAnswer.Rejection(i, bad.reason(), bad.detail()));
          letters.add(
              DeadLetter.ofRequest(topic, bad.raw(), bad.reason(), bad.detail(), clock.instant()));
        }
      }
    }
    log.append(facts, letters);
    return new IntakeAnswer(accepted, ignored, duplicates, facts.size(), rejected);
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
