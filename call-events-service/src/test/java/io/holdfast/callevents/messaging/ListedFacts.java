package io.holdfast.callevents.messaging;

import io.holdfast.callevents.FactLog;
import io.holdfast.callevents.UnavailableException;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.GapReported;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A fact log in memory, whose broker can be away.
final class ListedFacts implements FactLog {
  private final List<Fact> facts = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();

  /// How often it still refuses.
  final AtomicInteger away = new AtomicInteger();

  /// Facts that it did not take.
  final AtomicInteger refused = new AtomicInteger();

  @Override
  public synchronized List<Refused> append(List<Fact> more, List<DeadLetter> rejected) {
    if (more.isEmpty() && rejected.isEmpty()) {
      return List.of(); // nothing to ask a broker for, so it may be away
    }
    if (away.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      refused.addAndGet(more.size());
      throw new UnavailableException(new IOException("away"));
    }
    facts.addAll(more);
    letters.addAll(rejected);
    return List.of();
  }

  /// Everything but gaps.
  synchronized List<Fact> facts() {
    return facts.stream().filter(f -> !(f.happening() instanceof GapReported)).toList();
  }

  synchronized List<GapReported> gaps() {
    return facts.stream()
        .map(Fact::happening)
        .filter(GapReported.class::isInstance)
        .map(GapReported.class::cast)
        .toList();
  }

  synchronized List<DeadLetter> letters() {
    return List.copyOf(letters);
  }
}
