package io.holdfast.simulator;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Folds facts with the real fold as they arrive, and compares each call with its truth once all of
/// its facts must have come.
final class Folding implements Simulation.Audience {
  /// Release, wrap-up and disorder are over by then.
  private static final Duration ALL_IS_TOLD = Duration.ofMinutes(5);

  private static final int SIZE = 300;
  private static final int EVERY = 500;

  private final Map<String, Truth> open = new LinkedHashMap<>();
  private final Map<String, CallHistory> histories = new HashMap<>();
  private final List<String> differing = new ArrayList<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private Instant newest = Instant.EPOCH;
  private int calls;
  private int repeated;

  @Override
  public void truth(Truth truth) {
    open.put(truth.callId(), truth);
    calls++;
    if (calls % EVERY == 0) {
      settle(newest.minus(ALL_IS_TOLD));
    }
  }

  @Override
  public void fact(Fact fact) {
    Instant at = fact.envelope().occurredAt();
    newest = at.isAfter(newest) ? at : newest;
    String call = Objects.requireNonNull(fact.envelope().callId());
    CallHistory history = histories.getOrDefault(call, CallHistory.empty());
    switch (history.take(fact, SIZE, at)) {
      case Outcome.Taken taken -> histories.put(call, taken.history());
      case Outcome.Repeated _ -> repeated++;
      case Outcome other -> throw new AssertionError("Expected to take " + fact + ": " + other);
    }
  }

  /// Calls whose life is not what really happened, with both; the last calls too.
  List<String> differing() {
    settle(Instant.MAX);
    return differing;
  }

  int calls() {
    return calls;
  }

  int repeated() {
    return repeated;
  }

  /// How many drops there were of each kind.
  Map<String, Integer> kinds() {
    return kinds;
  }

  private void settle(Instant before) {
    for (Iterator<Truth> each = open.values().iterator(); each.hasNext(); ) {
      Truth truth = each.next();
      if (truth.endedAt().isBefore(before)) {
        compare(truth, histories.remove(truth.callId()));
        each.remove();
      }
    }
  }

  private void compare(Truth truth, CallHistory history) {
    kinds.merge(truth.kind(), 1, Integer::sum);
    CallSnapshot life = Objects.requireNonNull(history.life());
    Account really = Account.of(truth);
    Account folded = Account.of(life);
    if (!folded.equals(really)) {
      differing.add(
          "%s %s%n  really %s%n  folded %s"
              .formatted(truth.callId(), truth.scenario(), really, folded));
    }
  }
}
