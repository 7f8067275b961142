package io.holdfast.bench.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A record as it came; a class with open fields, since that is what Flink hands over fastest.
public final class RawFact {
  /// Key of the call, `tenant|callId`.
  public String call = "";

  /// The fact as JSON.
  public byte[] value = new byte[0];

  /// Its headers: of each the length of its name, the name, the length of its value, the value.
  public byte[] headers = new byte[0];

  /// Made by Flink too.
  public RawFact() {}

  static RawFact of(ConsumerRecord<byte[], byte[]> in) {
    RawFact fact = new RawFact();
    fact.call = new String(in.key(), UTF_8);
    fact.value = in.value();
    fact.headers = bytes(in.headers());
    return fact;
  }

  private static byte[] bytes(Headers headers) {
    int size = 0;
    for (Header header : headers) {
      size += 2 * Short.BYTES + header.key().length() + header.value().length; // names are ASCII
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (Header header : headers) {
      put(out, header.key().getBytes(UTF_8));
      put(out, header.value());
    }
    return out.array();
  }

  private static void put(ByteBuffer out, byte[] bytes) {
    out.putShort((short) bytes.length).put(bytes);
  }

  /// Complains where there are none: a job that compares nothing would be measured for one that
  /// does.
  Headers headers() {
    if (headers.length == 0) {
      throw new IllegalStateException("Expected a fact with headers, found none of " + call);
    }
    RecordHeaders found = new RecordHeaders();
    ByteBuffer in = ByteBuffer.wrap(headers);
    while (in.hasRemaining()) {
      ByteBuffer name = next(in);
      found.add(new RecordHeader(name, next(in)));
    }
    return found;
  }

  private static ByteBuffer next(ByteBuffer in) {
    int length = in.getShort();
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }
}
