package io.holdfast.bench.flink;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.callevents.topology.CallHistorySerde;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallWrappedUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;

/// A call: live on the heap, and the bytes that it was read from, which are what a checkpoint
/// writes. So a checkpoint costs no encoding; only a restart would read the facts again.
///
/// @param history folded so far
/// @param raw values of its facts, in the order of their arrival; or one value, the call as the
///   service packs it
/// @param isPacked which of both
record Life(CallHistory history, List<byte[]> raw, boolean isPacked) {
  private static final Serde<CallHistory> PACKING = CallHistorySerde.create();

  /// A call of which nothing is known yet; its history changes in place, so each has its own.
  static Life begin() {
    return new Life(CallHistory.empty(), List.of(), false);
  }

  /// The call with one fact more. One that was packed stays so.
  Life with(byte[] fact, CallHistory next) {
    if (isPacked) {
      return packed(next);
    }
    List<byte[]> all = new ArrayList<>(raw.size() + 1);
    all.addAll(raw);
    all.add(fact);
    return new Life(next, all, false);
  }

  /// A call that is over, in as few bytes as the service keeps of it, for facts that come late.
  static Life packed(CallHistory history) {
    byte[] bytes = PACKING.serializer().serialize("", history);
    return unpacked(bytes);
  }

  static Life unpacked(byte[] bytes) {
    // Facts are unpacked when they are asked for, as in the service.
    return new Life(PACKING.deserializer().deserialize("", bytes), List.of(bytes), true);
  }

  static Life of(List<byte[]> raw) {
    ServiceReader reader = new ServiceReader();
    Life life = begin();
    for (byte[] fact : raw) {
      if (life.history.take(reader.conceal(ServiceReader.NONE, fact), fact.length, Instant.EPOCH)
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
