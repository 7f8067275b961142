package io.holdfast.bench.flink;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallWrappedUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An open call: live on the heap, and the bytes that it was read from, which are what a checkpoint
/// writes. So a checkpoint costs no encoding; only a restart would read the facts again.
///
/// @param history folded so far
/// @param raw values of its facts, in the order of their arrival
record Life(CallHistory history, List<byte[]> raw) {
  /// A call of which nothing is known yet; its history changes in place, so each has its own.
  static Life begin() {
    return new Life(CallHistory.empty(), List.of());
  }

  Life with(byte[] fact, CallHistory next) {
    List<byte[]> all = new ArrayList<>(raw.size() + 1);
    all.addAll(raw);
    all.add(fact);
    return new Life(next, all);
  }

  static Life of(List<byte[]> raw) {
    ServiceReader reader = new ServiceReader();
    Life life = begin();
    for (byte[] fact : raw) {
      if (life.history.take(reader.conceal(fact), fact.length, Instant.EPOCH)
          instanceof Outcome.Taken taken) {
        life = life.with(fact, taken.history());
      }
    }
    return life;
  }

  /// Whether the generator tells nothing more of the call.
  static boolean isLast(Fact fact, CallHistory history) {
    return switch (fact.happening()) {
      case CallWrappedUp _ -> true;
      case CallEnded _ -> Objects.requireNonNull(history.life()).agents().isEmpty();
      default -> false;
    };
  }
}
