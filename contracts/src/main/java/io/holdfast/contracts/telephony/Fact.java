package io.holdfast.contracts.telephony;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.EventSerde;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.JsonInk;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.UnreadableEventException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// One fact as a telephony platform reports it. Its JSON is flat: the envelope's fields and those
/// of the happening side by side.
///
/// @param envelope the common facts
/// @param happening what the fact tells
public record Fact(Envelope envelope, Happening happening) implements Event {

  /// Order in which the facts of a call are folded (contract section 1).
  public static final Comparator<Fact> ORDER = Fact::compare;

  private static final Comparator<Fact> OF_ONE_INSTANT =
      Comparator.comparing(
              (Fact f) -> f.envelope.sequence(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(f -> FactType.rank(f.envelope.type()))
          .thenComparing(f -> f.envelope.type())
          .thenComparing(f -> f.envelope.id())
          .thenComparing(f -> f.envelope.source());

  private static final ThreadLocal<JsonInk> INKS = ThreadLocal.withInitial(JsonInk::new);

  private static final List<String> COMMON =
      List.of(
          "id",
          "source",
          "type",
          "occurredAt",
          "callId",
          "tenant",
          "sequence",
          "backfill",
          "timeSuspect",
          "unknownWords",
          "specversion");

  /// Facts of one instant are rare, and all the rest is looked at for them alone.
  private static int compare(Fact one, Fact other) {
    int byTime = one.envelope.occurredAt().compareTo(other.envelope.occurredAt());
    return byTime == 0 ? OF_ONE_INSTANT.compare(one, other) : byTime;
  }

  /// The serde of facts.
  public static EventSerde<Fact> serde() {
    return new EventSerde<>(Fact::toJson, Fact::fromJson, Fact::toBytes);
  }

  @Override
  public RecordKey key() {
    String call = envelope.callId();
    return new RecordKey(envelope.tenant(), call == null ? envelope.id() : call);
  }

  /// Whether this is the key, without making it: that looks through it for numbers.
  public boolean isOf(RecordKey key) {
    String call = envelope.callId();
    return key.tenant().equals(envelope.tenant())
        && key.id().equals(call == null ? envelope.id() : call);
  }

  /// The flat JSON value.
  public ObjectNode toJson() {
    ObjectNode value = Json.mapper().valueToTree(envelope);
    if (happening instanceof Happening.Unknown unknown) {
      value.setAll(unknown.fields().deepCopy());
    } else {
      value.setAll((ObjectNode) Json.mapper().valueToTree(happening));
    }
    return value;
  }

  private byte[] toBytes() {
    if (happening instanceof Happening.Unknown) {
      return Json.bytes(toJson());
    }
    JsonInk ink = INKS.get();
    ink.open();
    ink.parts(envelope);
    ink.parts(happening);
    return ink.close();
  }

  /// Reads the flat JSON value.
  public static Fact fromJson(ObjectNode value) {
    Envelope envelope = Json.convert(value, Envelope.class);
    if (envelope.callId() == null && envelope.type().startsWith("call.")) {
      throw UnreadableEventException.ofField("missing-field", "callId", "there", "none", null);
    }
    FactType type = FactType.named(envelope.type()).orElse(null);
    if (type == null) {
      return new Fact(envelope, new Happening.Unknown(value.deepCopy().remove(COMMON)));
    }
    Happening happening = Json.convert(value, type.shape());
    Map<String, String> words = UnknownWords.in(value, type.shape(), envelope.unknownWords());
    return new Fact(words == null ? envelope : envelope.withUnknownWords(words), happening);
  }
}
