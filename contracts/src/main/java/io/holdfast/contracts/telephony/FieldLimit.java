package io.holdfast.contracts.telephony;

import io.holdfast.contracts.PhoneNumbers;
import io.holdfast.contracts.Shape.Part;
import io.holdfast.contracts.UnreadableEventException;

/// What a field of a fact may hold. One limit a kind of field, so that a new field of a known kind
/// has one too.
enum FieldLimit {
  /// Cannot hold too much.
  NONE(0, 0),
  /// A record, list or tree: what it holds has limits.
  PARTS(0, 0),
  /// Names one thing and is shown everywhere: no phone number either.
  ID(1, 256),
  /// The same of an event, which may be a short counter.
  EVENT_ID(1, 256),
  /// Of a fact: a word with dots, in which a number shows as in a text.
  TYPE(1, 256),
  /// As an id, but whether it is a number is looked at elsewhere: of a call where its key is made.
  NAME(1, 256),
  /// A number as dialled or shown, SIP addresses included; also short words and labels.
  LABEL(0, 256),
  /// A line of the switch or the network, a reference to a recording, a sealed number.
  LINE(0, 2_048),
  /// What a person wrote; the only one with line breaks.
  TEXT(0, 16_384),
  /// A length or place in time: at most a year.
  SPAN(0, 31_622_400_000L),
  COUNT(0, 1_000_000),
  CODE(0, 9_999),
  MOS(0, 5),
  PERCENT(0, 100),
  SHARE(0, 1),
  STARS(1, 5),
  SCORE(0, 10);

  private final long least;
  private final long most;

  FieldLimit(long least, long most) {
    this.least = least;
    this.most = most;
  }

  /// The limit of a part of a fact.
  static FieldLimit of(Part part) {
    return switch (part.kind()) {
      case TEXT -> ofText(part.name());
      case INT, LONG, DOUBLE -> ofNumber(part.name());
      case RECORD, MAP, OTHER -> PARTS;
      default -> NONE;
    };
  }

  private static FieldLimit ofText(String name) {
    return switch (name) {
      case "id" -> EVENT_ID;
      case "source", "queue", "agent", "by", "legId", "dialId", "callbackId" -> ID;
      case "otherCallId", "goesOnAs", "leavingLegId" -> ID;
      case "type" -> TYPE;
      case "callId" -> NAME;
      case "notes", "text" -> TEXT;
      case "reason", "excerptRef", "sealed" -> LINE;
      default -> LABEL;
    };
  }

  private static FieldLimit ofNumber(String name) {
    if (name.endsWith("Ms")) {
      return SPAN;
    }
    return switch (name) {
      case "position", "attempt", "holds", "revision" -> COUNT;
      case "q850", "sip" -> CODE;
      case "mos" -> MOS;
      case "packetLossPct" -> PERCENT;
      case "confidence" -> SHARE;
      case "csat" -> STARS;
      case "nps" -> SCORE;
      default -> NONE;
    };
  }

  /// Whether it is neither too long nor holds a letter that has no place there.
  boolean fits(String text) {
    int length = text.length();
    if (length < least || length > most) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c >= 0x7f && c <= 0x9f)) {
        if (this != TEXT || (c != '\n' && c != '\r' && c != '\t')) {
          return false;
        }
      }
    }
    return !isNumber(text);
  }

  private boolean isNumber(String text) {
    return switch (this) {
      case ID -> PhoneNumbers.isInId(text);
      case EVENT_ID -> PhoneNumbers.isInEventId(text);
      case TYPE -> FactType.named(text).isEmpty() && PhoneNumbers.isIn(text);
      default -> false;
    };
  }

  boolean fits(Number number) {
    double value = number.doubleValue();
    return value >= least && value <= most;
  }

  UnreadableEventException refused(String name, String text) {
    int length = text.length();
    boolean sized = length >= least && length <= most;
    if (sized && isNumber(text)) {
      return UnreadableEventException.ofField(
          "number-as-id", name, "an id: ids are shown everywhere", "a phone number", text);
    }
    return UnreadableEventException.ofField(
        "bad-field",
        name,
        "%d to %d characters without control characters".formatted(least, most),
        sized ? "a control character" : length + " characters",
        text);
  }

  UnreadableEventException refused(String name, Number number) {
    return UnreadableEventException.ofField(
        "bad-field",
        name,
        "from %d to %d".formatted(least, most),
        "a number outside",
        number.toString());
  }
}
