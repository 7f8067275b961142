package io.holdfast.callevents.topology;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.CallHistory.Mark;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
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
///
/// Each fact says how it was written: by the parts of its type, or, where the release that wrote it
/// did not know the type, as JSON. A release that knows the type makes it one of that type. Version
/// 1 did not say so: there it follows from the types that were known then.
///
/// State that cannot be read, such as that of a newer release, is a call all the same: one that
/// says why as soon as its facts are asked for, and that nothing falls due of. So only the record
/// that needs it breaks ([FoldCalls]), and what is kept stays as it is.
public final class CallHistorySerde {
  /// Of the form that is written; older ones are read.
  static final int VERSION = 2;

  private static final int AS_PARTS = 0;
  private static final int AS_JSON = 1;

  /// Neither over nor ever idle.
  private static final Mark UNREADABLE = new Mark(0, 0, 0, Instant.MAX, null, false, false);

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
      out.number(AS_JSON);
      out.json(unknown.fields());
    } else {
      out.number(AS_PARTS);
      out.record(fact.happening());
    }
  }

  private static @Nullable CallHistory read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return read(new Unpacking(bytes));
    } catch (RuntimeException e) {
      return new CallHistory(
          UNREADABLE,
          () -> {
            throw e;
          });
    }
  }

  private static CallHistory read(Unpacking in) {
    int version = in.version();
    if (version < 1 || version > VERSION) {
      throw NewerStateException.found("version " + version);
    }
    long flags = in.number();
    long size = in.number();
    long seq = in.number();
    int revision = (int) in.number();
    Instant touchedAt = in.instant();
    Instant expired = (flags & 4) == 0 ? null : in.instant();
    Mark mark =
        new Mark(size, seq, revision, touchedAt, expired, (flags & 1) != 0, (flags & 2) != 0);
    return new CallHistory(mark, () -> facts(in, version));
  }

  private static List<Fact> facts(Unpacking in, int version) {
    List<Fact> facts = new ArrayList<>();
    boolean upcast = false;
    for (long left = in.number(); left > 0; left--) {
      Envelope envelope = in.record(Envelope.class);
      boolean asJson =
          version == 1 ? !StateVersionOne.knows(envelope.type()) : in.number() == AS_JSON;
      FactType type = FactType.named(envelope.type()).orElse(null);
      upcast |= asJson && type != null;
      facts.add(
          new Fact(
              envelope,
              asJson ? upcast(type, (ObjectNode) in.json()) : in.record(shape(type, envelope))));
    }
    if (upcast) {
      facts.sort(Fact.ORDER); // a type that is known has its place among those of one instant
    }
    return facts;
  }

  private static Class<? extends Happening> shape(@Nullable FactType type, Envelope envelope) {
    if (type == null) {
      throw NewerStateException.found("a fact of type " + envelope.type());
    }
    return type.shape();
  }

  /// What a release wrote down that did not know the type.
  private static Happening upcast(@Nullable FactType type, ObjectNode fields) {
    try {
      return type == null ? new Happening.Unknown(fields) : Json.convert(fields, type.shape());
    } catch (UnreadableEventException e) {
      return new Happening.Unknown(fields); // it would be refused today
    }
  }
}
