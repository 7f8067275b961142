package io.holdfast.callevents.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Target;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes phone numbers out of a fact before it is kept or published: the raw number stops at the
/// intake topic.
public final class Concealment {
  private static final Pattern NUMBER = Pattern.compile("\\+\\d{7,15}");

  private Concealment() {}

  /// The same fact without a number in it.
  public static Fact conceal(Fact fact, CallerKeys keys) {
    Happening concealed =
        switch (fact.happening()) {
          case CallOffered offered -> offered(offered, keys);
          case Happening.TransferStarted t ->
              new Happening.TransferStarted(t.kind(), t.by(), target(t.to()));
          case Happening.TransferCompleted t ->
              new Happening.TransferCompleted(target(t.to()), t.reason());
          case Happening.TransferFailed t ->
              new Happening.TransferFailed(target(t.to()), t.reason());
          case Happening.CustomerComplained c ->
              new Happening.CustomerComplained(
                  about(c.about(), keys), c.channel(), text(c.text()), c.isPublic());
          case Happening.CallWrappedUp w ->
              new Happening.CallWrappedUp(
                  w.agent(), w.disposition(), w.resolved(), text(w.notes()));
          case Happening.Unknown u ->
              scrub(u.fields()) instanceof ObjectNode clean ? new Happening.Unknown(clean) : u;
          case Happening other -> other;
        };
    return new Fact(fact.envelope(), concealed);
  }

  private static CallOffered offered(CallOffered offered, CallerKeys keys) {
    Caller who = offered.caller();
    if (who == null) {
      return offered;
    }
    Optional<String> number = Optional.ofNullable(who.number()).flatMap(PhoneNumber::normalise);
    CallerId id =
        number
            .map(n -> keys.conceal(n, who.customerId()))
            .orElse(new CallerId(who.token(), who.masked(), who.sealed(), who.customerId()));
    Caller hidden =
        new Caller(null, text(who.name()), id.customerId(), id.token(), id.masked(), id.sealed());
    return new CallOffered(
        offered.direction(),
        hidden,
        offered.direction() == Direction.OUTBOUND ? text(offered.dialled()) : offered.dialled(),
        offered.purpose(),
        offered.callbackId(),
        offered.attempt());
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
    return text == null ? null : NUMBER.matcher(text).replaceAll(m -> CallerKeys.mask(m.group()));
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
