package io.holdfast.contracts;

import io.holdfast.contracts.Shape.Part;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactRules;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;
import java.util.ArrayList;
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

  /// Of the fact before: keys are looked through for numbers, and mostly come again.
  private @Nullable RecordKey latest;

  /// Reads a record in any CloudEvents mode, or a plain self-contained value.
  ///
  /// @throws UnreadableEventException where it is no fact
  public Fact read(Headers headers, byte @Nullable [] value) {
    Fact fact = value == null ? null : plain(headers, value);
    return fact == null ? serde.read(headers, value) : fact;
  }

  /// Reads a fact that somebody reports.
  ///
  /// @param key of its record
  /// @throws UnreadableEventException where it is none, or none that [FactRules] lets pass; a field
  ///   is named as the record names it
  public Fact reported(RecordKey key, Headers headers, byte @Nullable [] value) {
    try {
      latest = key;
      Fact fact = read(headers, value);
      FactRules.requireFields(fact);
      requireKey(fact);
      return fact;
    } catch (UnreadableEventException e) {
      throw value == null || e.field() == null ? e : e.named(CloudEvents.namesIn(headers, value));
    }
  }

  /// The fact, or null where the record is not plain.
  @Nullable Fact plain(Headers headers, byte[] value) {
    try {
      Fact fact = scanned(headers, value);
      requireKey(fact);
      return fact;
    } catch (Odd e) {
      return null;
    }
  }

  /// Reads a body of structured CloudEvents, one or an array of them, in one pass.
  ///
  /// @param tenant of those that name none
  /// @return null where any of it is not plain: then the way through [CloudEvents#fromStructured]
  ///   decides what it is
  public @Nullable List<Fact> structured(byte[] body, String tenant) {
    try {
      scan.start(body);
      List<Fact> facts = new ArrayList<>();
      if (scan.startsWith('[')) {
        scan.expect('[');
        for (boolean first = true; scan.more(']', first); first = false) {
          facts.add(structured(tenant));
        }
      } else {
        facts.add(structured(tenant));
      }
      scan.end();
      return facts;
    } catch (Odd e) {
      return null;
    }
  }

  private Fact structured(String tenant) {
    scan.expect('{');
    Draft draft = new Draft();
    @Nullable Object[] attributes = new Object[Attributes.PARTS.size()];
    long seen = 0;
    int time = -1;
    for (int last = -1; scan.more('}', last < 0); ) {
      last = scan.name(Attributes.PARTS, last + 1);
      seen = once(seen, last);
      if (last == Attributes.DATA) {
        draft.type((String) attributes[Attributes.TYPE]);
        scan.expect('{');
        members(draft);
      } else {
        attributes[last] = scan.value(Attributes.PARTS.get(last));
        time = last == Attributes.TIME ? scan.lastText() : time;
      }
    }
    boolean whole = (seen & (1L << Attributes.DATA)) != 0;
    if (!whole || !"1.0".equals(attributes[Attributes.VERSION])) {
      throw new Odd();
    }
    if (time >= 0 && draft.time >= 0 && !scan.isSameText(time, draft.time)) {
      throw new Odd();
    }
    for (int place = ID; place <= TENANT; place++) {
      draft.merge(place, attributes[place]);
    }
    draft.merge(TENANT, draft.common[TENANT] == null ? tenant : null);
    Fact fact = draft.fact();
    fact.key();
    return fact;
  }

  private void requireKey(Fact fact) {
    if (latest == null || !fact.isOf(latest)) {
      latest = fact.key();
    }
  }

  private Fact scanned(Headers headers, byte[] value) {
    scan.start(value);
    scan.expect('{');
    Draft draft = new Draft();
    members(draft);
    scan.end();
    requireHeaders(headers, draft.common, draft.time);
    return draft.fact();
  }

  /// The members of a flat value, to its closing mark.
  private void members(Draft draft) {
    int last = -1;
    int lastOwn = -1;
    for (boolean first = true; scan.more('}', first); first = false) {
      int place = scan.name(COMMON, last + 1);
      if (place >= 0) {
        last = place;
        draft.seen = once(draft.seen, place);
        draft.common[place] = scan.value(COMMON.get(place));
        if (place == TIME) {
          draft.time = scan.lastText();
        } else if (place == TYPE) {
          draft.type((String) draft.common[TYPE]);
        }
      } else if (draft.shape != null) {
        List<Part> parts = draft.shape.parts();
        lastOwn = scan.name(parts, lastOwn + 1);
        draft.ownSeen = once(draft.ownSeen, lastOwn);
        draft.own[lastOwn] = scan.value(parts.get(lastOwn));
      } else {
        throw new Odd();
      }
    }
  }

  /// The attributes of a structured event, in the order of [Envelope]'s parts, and what else it
  /// has.
  record Attributes(
      @Nullable String id,
      @Nullable String source,
      @Nullable String type,
      @Nullable Instant time,
      @Nullable String subject,
      @Nullable String tenant,
      @Nullable String specversion,
      @Nullable String datacontenttype,
      @Nullable Object data) {
    static final List<Part> PARTS = Shape.of(Attributes.class).parts();
    static final int TYPE = FactReader.TYPE;
    static final int TIME = FactReader.TIME;
    static final int VERSION = 6;
    static final int DATA = 8;
  }

  /// What is known so far of a fact that is being read.
  private static final class Draft {
    private final @Nullable Object[] common = new Object[COMMON.size()];
    private @Nullable Object[] own = new Object[0];
    private @Nullable Shape shape;
    private long seen;
    private long ownSeen;
    private int time = -1;

    /// What it tells can be read from now on; the type may come twice, and must then be the same.
    void type(@Nullable String name) {
      Shape known = name == null ? shape : shapeOf(name);
      if (shape != null && shape != known) {
        throw new Odd();
      }
      if (shape == null && known != null) {
        shape = known;
        own = new Object[known.parts().size()];
      }
    }

    void merge(int place, @Nullable Object attribute) {
      if (attribute != null && common[place] == null) {
        common[place] = attribute;
        seen |= 1L << place;
      } else if (attribute != null && !attribute.equals(common[place])) {
        throw new Odd();
      }
    }

    Fact fact() {
      return FactReader.fact(common, seen, shape, own, ownSeen);
    }
  }

  private static Fact fact(
      @Nullable Object[] common, long seen, @Nullable Shape shape, @Nullable Object[] own, long o) {
    Object envelope = JsonScan.create(Shape.of(Envelope.class), common, seen);
    boolean lost = common[CALL] == null && String.valueOf(common[TYPE]).startsWith("call.");
    if (shape == null || lost) {
      throw new Odd();
    }
    return new Fact((Envelope) envelope, (Happening) JsonScan.create(shape, own, o));
  }

  private static long once(long seen, int place) {
    if (place < 0 || (seen & (1L << place)) != 0) {
      throw new Odd();
    }
    return seen | (1L << place);
  }

  private static Shape shapeOf(@Nullable String type) {
    FactType known = type == null ? null : FactType.named(type).orElse(null);
    if (known == null) {
      throw new Odd();
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
        case "ce_sequence" -> throw new Odd();
        default -> {}
      }
    }
  }

  /// To the letter: other ways of writing the same instant are compared elsewhere.
  private void sameTime(Header header, int time) {
    if (header.value() == null || time < 0 || !scan.isText(time, header.value())) {
      throw new Odd();
    }
  }

  private static void same(Header header, @Nullable Object expected) {
    byte[] found = header.value();
    if (found == null || !(expected instanceof String text) || found.length != text.length()) {
      throw new Odd();
    }
    for (int i = 0; i < found.length; i++) {
      if (found[i] < 0 || found[i] != text.charAt(i)) {
        throw new Odd();
      }
    }
  }
}
