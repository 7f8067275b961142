package io.holdfast.callevents.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.PhoneNumber;
import io.holdfast.contracts.PhoneNumbers;
import io.holdfast.contracts.Shape;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Target;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes phone numbers out of a fact before it is kept or published: the raw number stops at the
/// intake topic.
public final class Concealment {
  private Concealment() {}

  /// The same fact without a number in it. Every text of it is looked through, also in fields that
  /// no number belongs in.
  public static Fact conceal(Fact fact, CallerKeys keys) {
    return new Fact(
        fact.envelope(),
        switch (fact.happening()) {
          case CallOffered offered -> offered(offered, keys);
          case Happening.TransferStarted t ->
              scrubbed(new Happening.TransferStarted(t.kind(), t.by(), target(t.to()), t.legId()));
          case Happening.TransferCompleted t ->
              scrubbed(new Happening.TransferCompleted(target(t.to()), t.reason()));
          case Happening.TransferFailed t ->
              scrubbed(new Happening.TransferFailed(target(t.to()), t.reason()));
          case Happening.CustomerComplained c ->
              scrubbed(
                  new Happening.CustomerComplained(
                      about(c.about(), keys), c.channel(), c.text(), c.isPublic()));
          case Happening.Unknown u ->
              scrub(u.fields()) instanceof ObjectNode clean ? new Happening.Unknown(clean) : u;
          case Happening other -> scrubbed(other);
        });
  }

  private static Happening scrubbed(Happening happening) {
    if (isClean(happening)) {
      return happening;
    }
    JsonNode tree = Json.mapper().valueToTree(happening);
    JsonNode clean = scrub(tree);
    return tree.equals(clean)
        ? happening
        : Json.convert(Objects.requireNonNull(clean), happening.getClass());
  }

  /// Whether no text of the record holds a number. Most do not, and need no copy.
  private static boolean isClean(Object record) {
    for (Shape.Part part : Shape.of(record.getClass()).parts()) {
      Object value = part.value().apply(record);
      boolean clean =
          value == null
              || switch (part.kind()) {
                case TEXT -> isClean((String) value);
                case RECORD -> isClean(value);
                case MAP ->
                    ((Map<?, ?>) value).values().stream().allMatch(v -> isClean((String) v));
                case INT, LONG, DOUBLE, FLAG, INSTANT, WORD -> true;
                case TEXTS, RECORDS, OTHER -> false;
              };
      if (!clean) {
        return false;
      }
    }
    return true;
  }

  private static boolean isClean(String text) {
    return text.equals(PhoneNumbers.hide(text));
  }

  private static CallOffered offered(CallOffered offered, CallerKeys keys) {
    return new CallOffered(
        offered.direction(),
        offered.caller() == null ? null : hidden(offered.caller(), keys),
        offered.direction() == Direction.INBOUND ? offered.dialled() : text(offered.dialled()),
        offered.purpose(),
        offered.callbackId(),
        offered.attempt());
  }

  private static Caller hidden(Caller who, CallerKeys keys) {
    Optional<String> number = Optional.ofNullable(who.number()).flatMap(PhoneNumber::normalise);
    CallerId id =
        number
            .map(n -> keys.conceal(n, text(who.customerId())))
            .orElse(new CallerId(null, null, null, text(who.customerId())));
    return new Caller(
        null, text(who.name()), id.customerId(), id.token(), id.masked(), id.sealed());
  }

  private static @Nullable Target target(@Nullable Target to) {
    return to == null ? null : new Target(to.queue(), to.agent(), null);
  }

  /// A complaint about a caller's call of a day: his token and mask instead of his number.
  private static @Nullable JsonNode about(@Nullable JsonNode about, CallerKeys keys) {
    if (!(about instanceof ObjectNode object) || !object.hasNonNull("number")) {
      return scrub(about);
    }
    ObjectNode clean = object.deepCopy();
    PhoneNumber.normalise(String.valueOf(clean.remove("number").asText()))
        .map(number -> keys.conceal(number, null))
        .ifPresent(id -> clean.put("token", id.token()).put("masked", id.masked()));
    return scrub(clean);
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : PhoneNumbers.hide(text);
  }

  private static @Nullable JsonNode scrub(@Nullable JsonNode node) {
    return switch (node) {
      case null -> null;
      case TextNode t -> TextNode.valueOf(text(t.textValue()));
      case ObjectNode o -> {
        ObjectNode clean = o.objectNode();
        o.properties().forEach(p -> clean.set(p.getKey(), scrub(p.getValue())));
        yield clean;
      }
      case ArrayNode a -> {
        ArrayNode clean = a.arrayNode();
        a.forEach(item -> clean.add(scrub(item)));
        yield clean;
      }
      default -> node;
    };
  }
}
