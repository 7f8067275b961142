package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Hands each call on once all its facts must have come, with what arrived of it in the order in
/// which it did. Only calls that are not yet told to the end are kept, however long the day is.
public final class FinishedCalls implements Simulation.Audience {
  /// Release and wrap-up are over by then.
  private static final Duration ALL_IS_TOLD = Duration.ofMinutes(5);

  private static final int EVERY = 500;

  /// Who takes the calls.
  public interface Taker {
    /// Takes one call.
    ///
    /// @param facts as they arrived, repeats too; none where all were lost
    void take(Truth truth, List<Fact> facts);
  }

  private record Open(Truth truth, List<Fact> facts) {}

  private final Map<String, Open> open = new LinkedHashMap<>();
  private final Duration after;
  private final Taker taker;
  private Instant newest = Instant.EPOCH;
  private long calls;

  /// For a day whose facts are not later than that.
  public FinishedCalls(Duration disorder, Taker taker) {
    this.after = ALL_IS_TOLD.plus(disorder);
    this.taker = taker;
  }

  @Override
  public void truth(Truth truth) {
    open.put(truth.callId(), new Open(truth, new ArrayList<>()));
    calls++;
    if (calls % EVERY == 0) {
      handOn(newest.minus(after));
    }
  }

  @Override
  public void fact(Fact fact) {
    Instant at = fact.envelope().occurredAt();
    newest = at.isAfter(newest) ? at : newest;
    Open call = open.get(Objects.requireNonNull(fact.envelope().callId()));
    Objects.requireNonNull(call, "a fact that came after its call was handed on").facts.add(fact);
  }

  /// Hands on the last calls too.
  public void finish() {
    handOn(Instant.MAX);
  }

  /// How many calls there were.
  public long calls() {
    return calls;
  }

  private void handOn(Instant before) {
    for (Iterator<Open> each = open.values().iterator(); each.hasNext(); ) {
      Open call = each.next();
      if (call.truth.endedAt().isBefore(before)) {
        taker.take(call.truth, call.facts);
        each.remove();
      }
    }
  }
}
