package io.holdfast.local.redriving;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.RecordKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A dead letter as it stands on its topic.
///
/// @param at its partition
/// @param offset in the partition
public record Letter(
    TopicPartition at,
    long offset,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers) {
  private static final Pattern PATH =
      Pattern.compile("/v1/tenants/[a-z0-9-]+/(events|platforms/[a-z-]+/[A-Za-z0-9._-]+)");

  static Letter of(ConsumerRecord<byte[], byte[]> found) {
    return new Letter(
        new TopicPartition(found.topic(), found.partition()),
        found.offset(),
        found.key(),
        found.value(),
        found.headers());
  }

  /// Why it is one.
  String reason() {
    return header("holdfast_reason").orElse("unknown");
  }

  /// Whose it is: by the path that it came on, or by its key; empty where neither says.
  Optional<String> tenant() {
    byte @Nullable [] bytes = key;
    Optional<String> byKey =
        bytes == null
            ? Optional.empty()
            : Optional.of(new String(bytes, UTF_8))
                .filter(text -> text.indexOf('|') > 0)
                .map(text -> text.substring(0, text.indexOf('|')));
    return header("holdfast_tenant").or(() -> byKey).filter(RecordKey::isTenant);
  }

  /// When it became one.
  Optional<Instant> since() {
    try {
      return header("holdfast_time").map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// The way back.
  Way way() {
    byte @Nullable [] kept = value;
    if (kept == null || kept.length == 0) {
      return new Way.None("no payload was kept");
    }
    String bytes = Integer.toString(kept.length);
    if (!header("holdfast_bytes").orElse(bytes).equals(bytes)) {
      return new Way.None("the payload was cut");
    }
    if (isMasked()) {
      return new Way.None("a number in its key or headers was masked");
    }
    Optional<String> path = header("holdfast_path");
    if (path.isPresent()) {
      return PATH.matcher(path.get()).matches()
          ? new Way.Intake(path.get(), since(), kept, headers)
          : new Way.None("its path is none of the intake");
    }
    Optional<String> topic = header("holdfast_topic");
    return topic.isPresent() && key != null
        ? new Way.Topic(topic.get(), key, kept, headers)
        : new Way.None("it has no key, and did not come over HTTP");
  }

  /// Key and headers hold no number: one that did would name another call, or path.
  private boolean isMasked() {
    return (key != null && isMasked(key))
        || Stream.of(headers.toArray())
            .filter(one -> one.key().startsWith("ce_") || one.key().equals("holdfast_path"))
            .anyMatch(one -> isMasked(one.value()));
  }

  private static boolean isMasked(byte[] text) {
    return new String(text, UTF_8).contains("•");
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(Header::value)
        .map(bytes -> new String(bytes, UTF_8));
  }
}
