package io.holdfast.local.redriving;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Which letters were sent again: the committed offsets of one consumer group a reason and tenant,
/// so that it is known for each whatever was asked for before. Earlier releases had one a reason;
/// what they noted there still holds.
final class Ledger {
  private final Admin admin;
  private final String topic;
  private final Map<String, Map<TopicPartition, Long>> known = new HashMap<>();

  Ledger(Admin admin, String topic) {
    this.admin = admin;
    this.topic = topic;
  }

  /// Whether the letter was sent again before.
  boolean isDone(Letter letter) {
    long ofAllTenants = of(letter.reason()).getOrDefault(letter.at(), 0L);
    return letter.offset() < Math.max(ofAllTenants, of(name(letter)).getOrDefault(letter.at(), 0L));
  }

  /// Notes that these letters are done.
  void done(List<Letter> letters) {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> commits = new HashMap<>();
    for (Letter letter : letters) {
      Map<TopicPartition, Long> offsets = of(name(letter));
      long next = Math.max(offsets.getOrDefault(letter.at(), 0L), letter.offset() + 1);
      offsets.put(letter.at(), next);
      commits
          .computeIfAbsent(name(letter), _ -> new HashMap<>())
          .put(letter.at(), new OffsetAndMetadata(next));
    }
    commits.forEach((name, offsets) -> {
      try {
        admin.alterConsumerGroupOffsets(group(name), offsets).all().get();
      } catch (ExecutionException e) {
        throw new TroubleException(
            ExitCode.REFUSED, "the broker does not note what was sent: " + e.getCause());
      } catch (InterruptedException e) {
        throw stopped();
      }
    });
  }

  private static String name(Letter letter) {
    return letter.reason() + letter.tenant().map(tenant -> "-of-" + tenant).orElse("");
  }

  private Map<TopicPartition, Long> of(String name) {
    return known.computeIfAbsent(name, this::read);
  }

  private Map<TopicPartition, Long> read(String name) {
    try {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group(name))
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((at, next) -> {
            if (next != null && at.topic().equals(topic)) {
              offsets.put(at, next.offset());
            }
          });
      return offsets;
    } catch (ExecutionException e) {
      throw new TroubleException(
          ExitCode.REFUSED, "the broker does not tell what was sent before: " + e.getCause());
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private String group(String name) {
    return "holdfast-redrive-" + topic + "-" + name;
  }

  private static IllegalStateException stopped() {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Stopped while talking to the broker");
  }
}
