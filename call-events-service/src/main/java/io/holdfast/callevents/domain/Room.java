package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallMerged;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much may be kept of one call: no call can fill the store, or hold up its partition. Each
/// fact that comes out of order folds all others anew, and a fold looks at each of their signals.
public final class Room {
  /// Facts of one call.
  public static final int MOST_FACTS = 2000;

  /// Bytes of one call, well below the 1 MiB that a broker takes as one record by default.
  public static final int MOST_BYTES = 600 * 1024;

  /// Signals in all facts of one call. A real end has a handful; a fact may have 64.
  public static final int MOST_SIGNALS = 1000;

  /// How often one call is merged with another: a switch merges two, rarely three. What is told of
  /// it is told of each of the others.
  public static final int MOST_MERGES = 8;

  private int facts;
  private int signals;
  private int merges;

  /// Counts a fact that is kept. None is looked at again: they lie all over the heap.
  void take(Fact fact) {
    facts++;
    signals += signals(fact);
    merges += fact.happening() instanceof CallMerged ? 1 : 0;
  }

  /// Whether the call was merged with another.
  boolean isMerged() {
    return merges > 0;
  }

  /// Whether the call takes one more fact.
  ///
  /// @param size bytes of the fact as it came
  /// @param bytes of those that are kept
  boolean isFor(Fact fact, int size, long bytes) {
    return facts < MOST_FACTS
        && bytes + size <= MOST_BYTES
        && signals + signals(fact) <= MOST_SIGNALS
        && (merges < MOST_MERGES || !(fact.happening() instanceof CallMerged));
  }

  private static int signals(Fact fact) {
    return switch (fact.happening()) {
      case HangupSignalled signal -> size(signal.signals());
      case CallEnded ended -> size(ended.signals());
      default -> 0;
    };
  }

  private static int size(@Nullable Map<String, String> signals) {
    return signals == null ? 0 : signals.size();
  }
}
