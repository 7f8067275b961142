package io.holdfast.callevents.topology;

import static io.holdfast.callevents.domain.Story.NOON;

import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Happening;

/// State as a newer release may write it.
final class NewerState {
  private NewerState() {}

  /// A form that is told by its number alone.
  static byte[] ofANewerForm() {
    byte[] bytes =
        CallHistorySerde.create().serializer().serialize("t", Story.arrive(Story.call().facts()));
    bytes[0] = CallHistorySerde.VERSION + 1;
    return bytes;
  }

  /// The present form, of an open call, with one fact whose parts are a queue and a position.
  static byte[] withAFactOfType(String type) {
    Packing out = new Packing().start(CallHistorySerde.VERSION);
    out.number(0); // open
    out.number(100);
    out.number(1);
    out.number(0);
    out.instant(NOON);
    out.number(1);
    out.record(Envelope.issued("u", "/a/b", type, NOON, "c1", "demo"));
    out.number(0); // by its parts
    out.record(new Happening.CallQueued("support", 1));
    return out.bytes();
  }
}
