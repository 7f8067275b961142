package io.holdfast.contracts;

import io.holdfast.contracts.Shape.Part;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Reads facts from records, plain ones in one pass over their bytes. Whatever is not plain is read
/// as [Fact#serde] reads it, so both ways take and refuse the same. For one thread.
public final class FactReader {
  private static final List<Part> COMMON = Shape.of(Envelope.class).parts();
  private static final int ID = 0;
  private static final int SOURCE = 1;
  private static final int TYPE = 2;
  private static final int TIME = 3;
  private static final int CALL = 4;
  private static final int TENANT = 5;

  private final EventSerde<Fact> serde = Fact.serde();
  private final JsonScan scan = new JsonScan();

  /// Reads a record in any CloudEvents mode, or a plain self-contained value.
  ///
  /// @throws UnreadableEventException where it is no fact
  public Fact read(Headers headers, byte @Nullable [] value) {
    Fact fact = value == null ? null : plain(headers, value);
    return fact == null ? serde.read(headers, value) : fact;
  }

  /// The fact, or null where the record is not plain.
  @Nullable Fact plain(Headers headers, byte[] value) {
    try {
      Fact fact = scanned(headers, value);
      fact.key();
      return fact;
    } catch (JsonScan.Odd e) {
      return null;
    }
  }

  private Fact scanned(Headers headers, byte[] value) {
    scan.start(value);
    scan.expect('{');
    @Nullable Object[] common = new Object[COMMON.size()];
    @Nullable Object[] own = new Object[0];
    Shape shape = null;
    long seen = 0;
    long ownSeen = 0;
    int last = -1;
    int lastOwn = -1;
    int time = -1;
    for (boolean first = true; scan.more('}', first); first = false) {
      int place = scan.name(COMMON, last + 1);
      if (place >= 0) {
        last = place;
        seen = once(seen, place);
        common[place] = scan.value(COMMON.get(place));
        if (place == TIME) {
          time = scan.lastText();
        } else if (place == TYPE) {
          shape = shapeOf((String) common[TYPE]);
          own = new Object[shape.parts().size()];
        }
      } else if (shape != null) {
        lastOwn = scan.name(shape.parts(), lastOwn + 1);
        ownSeen = once(ownSeen, lastOwn);
        own[lastOwn] = scan.value(shape.parts().get(lastOwn));
      } else {
        throw new JsonScan.Odd();
      }
    }
    scan.end();
    requireHeaders(headers, common, time);
    return fact(common, seen, shape, own, ownSeen);
  }

  private static Fact fact(
      @Nullable Object[] common, long seen, @Nullable Shape shape, @Nullable Object[] own, long o) {
    Object envelope = JsonScan.create(Shape.of(Envelope.class), common, seen);
    boolean lost = common[CALL] == null && String.valueOf(common[TYPE]).startsWith("call.");
    if (shape == null || lost) {
      throw new JsonScan.Odd();
    }
    return new Fact((Envelope) envelope, (Happening) JsonScan.create(shape, own, o));
  }

  private static long once(long seen, int place) {
    if (place < 0 || (seen & (1L << place)) != 0) {
      throw new JsonScan.Odd();
    }
    return seen | (1L << place);
  }

  private static Shape shapeOf(@Nullable String type) {
    FactType known = type == null ? null : FactType.named(type).orElse(null);
    if (known == null) {
      throw new JsonScan.Odd();
    }
    return Shape.of(known.shape());
  }

  /// Attributes in the headers must repeat the value; those of other modes are left alone.
  private void requireHeaders(Headers headers, @Nullable Object[] common, int time) {
    for (Header header : headers) {
      switch (header.key()) {
        case "content-type" -> same(header, "application/json");
        case "ce_specversion" -> same(header, "1.0");
        case "ce_id" -> same(header, common[ID]);
        case "ce_source" -> same(header, common[SOURCE]);
        case "ce_type" -> same(header, common[TYPE]);
        case "ce_time" -> sameTime(header, time);
        case "ce_subject" -> same(header, common[CALL]);
        case "ce_tenant" -> same(header, common[TENANT]);
        case "ce_sequence" -> throw new JsonScan.Odd();
        default -> {}
      }
    }
  }

  /// To the letter: other ways of writing the same instant are compared elsewhere.
  private void sameTime(Header header, int time) {
    if (header.value() == null || time < 0 || !scan.isText(time, header.value())) {
      throw new JsonScan.Odd();
    }
  }

  private static void same(Header header, @Nullable Object expected) {
    byte[] found = header.value();
    if (found == null || !(expected instanceof String text) || found.length != text.length()) {
      throw new JsonScan.Odd();
    }
    for (int i = 0; i < found.length; i++) {
      if (found[i] < 0 || found[i] != text.charAt(i)) {
        throw new JsonScan.Odd();
      }
    }
  }
}
