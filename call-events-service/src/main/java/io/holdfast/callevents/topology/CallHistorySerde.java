package io.holdfast.callevents.topology;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.CallHistory.Mark;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// A call's history in the state store and its changelog: a version, the mark, and the facts, which
/// are unpacked only when they are asked for.
public final class CallHistorySerde {
  /// Of the form; state of another one is refused.
  static final int VERSION = 1;

  private static final ThreadLocal<Packing> PACKING = ThreadLocal.withInitial(Packing::new);

  private CallHistorySerde() {}

  /// The store of all calls, on disk and in its changelog. What is put is written at once: the busy
  /// calls wait in [WriteBehind] before it.
  static StoreBuilder<KeyValueStore<String, CallHistory>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), create());
  }

  /// Packs a call's history, and unpacks it.
  public static Serde<CallHistory> create() {
    return Serdes.serdeFrom((_, history) -> write(history), (_, bytes) -> read(bytes));
  }

  private static byte @Nullable [] write(@Nullable CallHistory history) {
    if (history == null) {
      return null;
    }
    Packing out = PACKING.get().start(VERSION);
    Mark mark = history.mark();
    Instant expired = mark.expired();
    out.number((mark.over() ? 1 : 0) + (mark.gone() ? 2 : 0) + (expired == null ? 0 : 4));
    out.number(mark.bytes());
    out.number(mark.seq());
    out.number(mark.revision());
    out.instant(mark.touchedAt());
    if (expired != null) {
      out.instant(expired);
    }
    List<Fact> facts = history.facts();
    out.number(facts.size());
    facts.forEach(fact -> write(fact, out));
    return out.bytes();
  }

  private static void write(Fact fact, Packing out) {
    out.record(fact.envelope());
    if (fact.happening() instanceof Happening.Unknown unknown) {
      out.json(unknown.fields());
    } else {
      out.record(fact.happening());
    }
  }

  private static @Nullable CallHistory read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    Unpacking in = new Unpacking(bytes);
    int version = in.version();
    if (version != VERSION) {
      throw new IllegalStateException(
          "Expected state of version %d, found %d: start the release that wrote it, or reset the"
                  .formatted(VERSION, version)
              + " application and replay the intake topic");
    }
    long flags = in.number();
    long size = in.number();
    long seq = in.number();
    int revision = (int) in.number();
    Instant touchedAt = in.instant();
    Instant expired = (flags & 4) == 0 ? null : in.instant();
    Mark mark =
        new Mark(size, seq, revision, touchedAt, expired, (flags & 1) != 0, (flags & 2) != 0);
    return new CallHistory(mark, () -> facts(in));
  }

  private static List<Fact> facts(Unpacking in) {
    long count = in.number();
    List<Fact> facts = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      Envelope envelope = in.record(Envelope.class);
      var type = FactType.named(envelope.type());
      Happening happening =
          type.isPresent()
              ? in.record(type.get().shape())
              : new Happening.Unknown((ObjectNode) in.json());
      facts.add(new Fact(envelope, happening));
    }
    return facts;
  }
}
