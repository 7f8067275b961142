package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A record that could not be read, as it goes to `dlq.<topic>`: key and payload as they came (cut
/// to fit, a phone number in the key masked), and headers that say why, where and when.
///
/// Headers: `holdfast_reason` (stable code), `holdfast_detail`, `holdfast_topic`,
/// `holdfast_partition` and `holdfast_offset` (-1 for what came over HTTP), `holdfast_time`,
/// `holdfast_sha256` and `holdfast_bytes` of the whole payload; of the original's headers only the
/// CloudEvents attributes and the content type, with any phone number in them masked. What came
/// over HTTP also says how to send it again: `holdfast_tenant` and `holdfast_path`.
///
/// @param topic name of the topic that it was read from, or meant for
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers,
    String reason,
    String detail,
    Instant time) {
  /// Payload bytes that are kept; a record of the default broker limit of 1 MiB must still fit.
  public static final int KEPT_BYTES = 256 * 1024;

  /// Bytes that are kept of the key, of each header, and of all headers of the original together.
  private static final int KEPT_TEXT = 4 * 1024;

  private static final int KEPT_HEADERS = 64 * 1024;

  /// What came over HTTP and never stood on a topic.
  ///
  /// @param request how to send it again: [#requestHeaderNames], `content-type`, and the `ce_`
  ///   attributes of a binary CloudEvent
  /// @param why reason and detail
  public static DeadLetter ofRequest(
      String topic,
      Map<String, String> request,
      byte @Nullable [] value,
      UnreadableEventException why,
      Instant time) {
    Headers headers = new RecordHeaders();
    request.forEach((name, text) -> put(headers, name, text));
    return new DeadLetter(topic, -1, -1, null, value, headers, why.reason(), why.detail(), time);
  }

  /// The record for the dead-letter topic.
  public ProducerRecord<byte[], byte[]> toRecord() {
    var out = new RecordHeaders();
    int left = KEPT_HEADERS;
    for (Header header : headers) {
      String name = header.key();
      if ((name.startsWith("ce_") && !PhoneNumbers.isIn(name.substring(3)))
          || name.equals("content-type")
          || requestHeaderNames().contains(name)) {
        byte[] value = header.value() == null ? new byte[0] : header.value();
        left -= name.length() + Math.min(value.length, KEPT_TEXT);
        if (left < 0) {
          break;
        }
        put(out, name, hidden(name, new String(cut(value, KEPT_TEXT), UTF_8)));
      }
    }
    put(out, "holdfast_reason", reason);
    put(out, "holdfast_detail", PhoneNumbers.hide(detail));
    put(out, "holdfast_topic", topic);
    put(out, "holdfast_partition", Integer.toString(partition));
    put(out, "holdfast_offset", Long.toString(offset));
    put(out, "holdfast_time", time.toString());
    byte[] payload = value == null ? new byte[0] : value;
    put(out, "holdfast_bytes", Integer.toString(payload.length));
    put(out, "holdfast_sha256", sha256(payload));
    return new ProducerRecord<>(
        "dlq." + topic,
        null,
        key == null ? null : hidden(cut(key, KEPT_TEXT)),
        value == null ? null : cut(value, KEPT_BYTES),
        out);
  }

  /// Names of the headers that every dead letter has.
  public static List<String> headerNames() {
    return List.of(
        "holdfast_reason",
        "holdfast_detail",
        "holdfast_topic",
        "holdfast_partition",
        "holdfast_offset",
        "holdfast_time",
        "holdfast_bytes",
        "holdfast_sha256");
  }

  /// Names of the headers that what came over HTTP has besides: its tenant, and the path to post it
  /// to again.
  public static List<String> requestHeaderNames() {
    return List.of("holdfast_tenant", "holdfast_path");
  }

  /// Ids that only look like numbers stay: by them a letter is sent again.
  private static String hidden(String header, String text) {
    boolean id =
        header.equals("ce_id") || header.equals("ce_subject") || header.equals("ce_source");
    return id ? PhoneNumbers.hideInId(text) : PhoneNumbers.hide(text);
  }

  private static byte[] hidden(byte[] key) {
    String text = new String(key, UTF_8);
    int bar = text.indexOf('|') + 1;
    String id = text.substring(bar);
    return PhoneNumbers.isInId(id)
        ? (text.substring(0, bar) + PhoneNumbers.hide(id)).getBytes(UTF_8)
        : key;
  }

  private static byte[] cut(byte[] bytes, int most) {
    return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }
}
