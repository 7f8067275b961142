package io.holdfast.local.checking;

import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// What was published of the calls that a source told of.
final class PublishedCalls {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String tenant;
  private final String source;
  private final Map<String, Integer> types = new TreeMap<>();
  private final Map<String, CallSnapshot> newest = new HashMap<>();
  private final Set<String> ofSource = new HashSet<>();
  private int suspect;
  private @Nullable CallEvent last;

  private PublishedCalls(String tenant, String source) {
    this.tenant = tenant;
    this.source = source;
  }

  /// Reads the committed events from an instant of arrival on.
  static PublishedCalls read(String bootstrap, Instant from, String tenant, String source) {
    var topic = new Topics(Topics.DEFAULT_PREFIX).callEvents();
    PublishedCalls found = new PublishedCalls(tenant, source);
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                bootstrap,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic.name()).stream()
              .map(p -> new TopicPartition(topic.name(), p.partition()))
              .toList();
      consumer.assign(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      Map<TopicPartition, Long> times = new HashMap<>();
      all.forEach(p -> times.put(p, from.toEpochMilli()));
      consumer
          .offsetsForTimes(times)
          .forEach(
              (p, at) -> consumer.seek(p, at == null ? ends.getOrDefault(p, 0L) : at.offset()));
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          found.add(topic.values().read(each.headers(), each.value()));
        }
      }
    }
    return found;
  }

  private void add(CallEvent event) {
    RecordKey key = event.key();
    CallSnapshot call = event.call();
    if (!key.tenant().equals(tenant)) {
      return;
    }
    if (event.envelope().source().equals(source)) {
      types.merge(event.envelope().type(), 1, Integer::sum);
      suspect += event.envelope().clockInDoubt() ? 1 : 0;
      if (event.envelope().callId() != null) {
        ofSource.add(key.id());
        last = last == null || isLater(event, last) ? event : last;
      }
    }
    if (call != null) {
      newest.merge(key.id(), call, (old, now) -> now.seq() > old.seq() ? now : old);
    }
  }

  private static boolean isLater(CallEvent one, CallEvent other) {
    return !one.envelope().occurredAt().isBefore(other.envelope().occurredAt());
  }

  /// What there is, for a person.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    int facts = types.values().stream().mapToInt(Integer::intValue).sum();
    lines.add("  published   %,d facts of %,d calls %s".formatted(facts, ofSource.size(), types));
    if (suspect > 0) {
      lines.add(
          "  %,d of them have a clock in doubt (timeSuspect): they are shown, and count for nothing."
              .formatted(suspect));
      lines.add("    Is the sender's clock right, and its zone?");
    }
    if (last != null) {
      lines.add(lastCall(last.key().id()));
    }
    return lines;
  }

  private String lastCall(String call) {
    CallSnapshot life = Objects.requireNonNull(newest.get(call), call);
    Ending ending = life.ending();
    if (ending == null) {
      return "The last call, %s, has no ending yet; it is in: %s"
          .formatted(call, word(life.phase()));
    }
    String agent = ending.agent() == null ? "" : " " + ending.agent();
    return "The last call, %s, ended at %s by %s%s (%s, confidence %.2f, in: %s)"
        .formatted(
            call,
            life.endedAt(),
            word(ending.by()),
            agent,
            word(ending.mode()),
            ending.confidence(),
            word(ending.phase()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
