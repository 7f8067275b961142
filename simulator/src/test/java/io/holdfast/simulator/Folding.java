package io.holdfast.simulator;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Folds facts with the real fold as they arrive, and compares each call with its truth once all of
/// its facts must have come.
final class Folding implements Simulation.Audience {
  private static final int SIZE = 300;

  private final FinishedCalls finished = new FinishedCalls(Duration.ofMinutes(1), this::compare);
  private final List<String> differing = new ArrayList<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Calibration calibration = new Calibration();
  private int repeated;

  @Override
  public void truth(Truth truth) {
    finished.truth(truth);
  }

  @Override
  public void fact(Fact fact) {
    finished.fact(fact);
  }

  /// Calls whose life is not what really happened, with both; the last calls too.
  List<String> differing() {
    finished.finish();
    return differing;
  }

  /// What the confidence of endings is worth; of the last calls too.
  Calibration calibration() {
    finished.finish();
    return calibration;
  }

  long calls() {
    return finished.calls();
  }

  int repeated() {
    return repeated;
  }

  /// How many drops there were of each kind.
  Map<String, Integer> kinds() {
    return kinds;
  }

  private void compare(Truth truth, List<Fact> facts) {
    kinds.merge(truth.kind(), 1, Integer::sum);
    CallSnapshot life = folded(facts);
    if (life == null) {
      differing.add(truth.callId() + ": nothing came of it");
      return;
    }
    calibration.add(truth, life.ending());
    Account really = Account.of(truth);
    Account folded = Account.of(life);
    if (!folded.equals(really)) {
      differing.add(
          "%s %s%n  really %s%n  folded %s"
              .formatted(truth.callId(), truth.scenario(), really, folded));
    }
  }

  private CallSnapshot folded(List<Fact> facts) {
    CallHistory history = CallHistory.empty();
    for (Fact fact : facts) {
      switch (history.take(fact, SIZE, fact.envelope().occurredAt())) {
        case Outcome.Taken taken -> history = taken.history();
        case Outcome.Repeated _ -> repeated++;
        case Outcome other -> throw new AssertionError("Expected to take " + fact + ": " + other);
      }
    }
    return facts.isEmpty() ? null : Objects.requireNonNull(history.life());
  }
}
