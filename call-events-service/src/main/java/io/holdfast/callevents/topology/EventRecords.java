package io.holdfast.callevents.topology;

import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallEventWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Writes the events of a fact, before any of them leaves: what a producer finds too large ends the
/// transaction, and with it the thread.
final class EventRecords {
  /// Bytes of a record that a broker and all readers take by default, with room for its frame.
  static final int MOST_BYTES = 1_000_000;

  /// Bytes of a call's life in each of its events: what is left must do for any fact to come.
  static final int MOST_LIFE_BYTES = 512 * 1024;

  /// Below it, nothing can be too large: headers only repeat what the value holds.
  private static final int SMALL = 256 * 1024;

  private final CallEventWriter writer = new CallEventWriter();
  private int factBytes;

  /// The records; null where one of them is too large.
  @Nullable List<Record<Object, Object>> write(String key, List<CallEvent> events, long timestamp) {
    List<Record<Object, Object>> records = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      var headers = new RecordHeaders();
      byte[] value = writer.write(events.get(i), headers);
      if (i == 0) {
        factBytes = writer.factBytes();
      }
      if (value.length > SMALL && isTooLarge(key, value, headers)) {
        return null;
      }
      records.add(new Record<>(key, value, timestamp, headers));
    }
    return records;
  }

  private boolean isTooLarge(String key, byte[] value, RecordHeaders headers) {
    int size = 3 * key.length() + value.length;
    for (Header header : headers) {
      size += header.key().length() + header.value().length;
    }
    return size > MOST_BYTES || value.length - writer.factBytes() > MOST_LIFE_BYTES;
  }

  /// Bytes of the fact itself, of those that were written last.
  int factBytes() {
    return factBytes;
  }
}
