package io.holdfast.callevents.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.PhoneNumbers;
import io.holdfast.contracts.Shape;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Target;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes phone numbers out of a fact before it is kept or published: the raw number stops at the
/// intake topic.
public final class Concealment {
  private Concealment() {}

  /// The same fact without a number in it. Every text of it is looked through, also in fields that
  /// no number belongs in. What names it shows none: [FactRules] has seen to that.
  public static Fact conceal(Fact fact, CallerKeys keys) {
    return new Fact(
        words(fact.envelope()),
        switch (fact.happening()) {
          case CallOffered offered -> ConcealedCaller.offered(offered, keys);
          case Happening.TransferStarted t ->
              scrubbed(
                  new Happening.TransferStarted(t.kind(), t.by(), target(t.to()), t.legId()), keys);
          case Happening.TransferCompleted t ->
              scrubbed(new Happening.TransferCompleted(target(t.to()), t.reason()), keys);
          case Happening.TransferFailed t ->
              scrubbed(new Happening.TransferFailed(target(t.to()), t.reason()), keys);
          case Happening.LegStarted l when isNumber(l.name()) ->
              scrubbed(new Happening.LegStarted(l.legId(), null, l.leg()), keys);
          case Happening.LegJoined l when isNumber(l.name()) ->
              scrubbed(new Happening.LegJoined(l.legId(), null, l.leg(), l.provisional()), keys);
          case Happening.CustomerComplained c ->
              scrubbed(
                  new Happening.CustomerComplained(
                      about(c.about(), keys), c.channel(), c.text(), c.isPublic()),
                  keys);
          case Happening.Unknown u ->
              new Happening.Unknown((ObjectNode) new ConcealedJson(keys).of(u.fields()));
          case Happening other -> scrubbed(other, keys);
        });
  }

  /// What is a number names nobody: a mask would be an agent's name.
  private static boolean isNumber(@Nullable String name) {
    return name != null && PhoneNumbers.isInId(name);
  }

  /// A word that is none of its list may be a number.
  private static Envelope words(Envelope envelope) {
    Map<String, String> words = envelope.unknownWords();
    if (words == null) {
      return envelope;
    }
    Map<String, String> clean = new TreeMap<>();
    words.forEach((field, word) -> clean.put(PhoneNumbers.hide(field), PhoneNumbers.hide(word)));
    return envelope.withUnknownWords(clean);
  }

  private static Happening scrubbed(Happening happening, CallerKeys keys) {
    if (isClean(happening)) {
      return happening;
    }
    JsonNode tree = Json.mapper().valueToTree(happening);
    JsonNode clean = new ConcealedJson(keys).ofRecord(tree);
    return tree.equals(clean) ? happening : Json.convert(clean, happening.getClass());
  }

  /// Whether no text of the record may hold a number. Most do not, and need no copy.
  private static boolean isClean(Object record) {
    for (Shape.Part part : Shape.of(record.getClass()).parts()) {
      Object value = part.value().apply(record);
      boolean clean =
          value == null
              || switch (part.kind()) {
                case TEXT -> !PhoneNumbers.isIn((String) value);
                case RECORD -> isClean(value);
                case MAP -> isClean((Map<?, ?>) value);
                case INT, LONG, DOUBLE, FLAG, INSTANT, WORD -> true;
                case TEXTS, RECORDS, OTHER -> false;
              };
      if (!clean) {
        return false;
      }
    }
    return true;
  }

  private static boolean isClean(Map<?, ?> texts) {
    for (Map.Entry<?, ?> entry : texts.entrySet()) {
      if (PhoneNumbers.isIn((String) entry.getKey())
          || PhoneNumbers.isIn((String) entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Target target(@Nullable Target to) {
    return to == null ? null : new Target(to.queue(), to.agent(), null);
  }

  /// A complaint about a call, or a caller's call of a day: a token and mask instead of the number.
  private static @Nullable JsonNode about(@Nullable JsonNode about, CallerKeys keys) {
    ConcealedJson json = new ConcealedJson(keys);
    if (about == null || about.isTextual()) {
      return about == null ? null : json.ofId(about.textValue());
    }
    if (!(about instanceof ObjectNode object) || !object.hasNonNull("number")) {
      return json.of(about);
    }
    ObjectNode rest = object.deepCopy();
    CallerId id = ConcealedCaller.of(rest.remove("number").asText(), null, keys);
    ObjectNode clean = (ObjectNode) json.of(rest);
    if (id.masked() != null) {
      clean.put("token", id.token()).put("masked", id.masked());
    }
    return clean;
  }
}
