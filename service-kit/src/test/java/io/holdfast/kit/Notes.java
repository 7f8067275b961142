package io.holdfast.kit;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.callbacks.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// The events of these tests: notifications, numbered within their key.
public final class Notes {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

  private Notes() {}

  /// The n-th event of a key.
  public static Notification note(String callback, int n) {
    return note(callback, n, Map.of("n", Integer.toString(n)));
  }

  /// An event with values of its own.
  public static Notification note(String callback, int n, Map<String, String> values) {
    return new Notification(
        Envelope.issued(
            callback + ":" + n, "/holdfast/test", "notification.requested", AT, "call-1", "t1"),
        callback,
        "sms",
        "apology",
        values);
  }

  /// The number of an event.
  public static int number(Notification note) {
    return Integer.parseInt(note.envelope().id().substring(note.callbackId().length() + 1));
  }

  /// Makes a topic of notifications under a prefix, and its topic of dead letters.
  public static Topic<String, Notification> topic(String servers, String prefix) {
    Topic<String, Notification> topic = new Topics(prefix).notifications();
    create(servers, topic.name(), topic.partitions());
    create(servers, topic.deadLetters(), Topics.DEAD_LETTER_PARTITIONS);
    return topic;
  }

  /// Makes a topic.
  public static void create(String servers, String name, int partitions) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("Expected to make " + name + ", could not", e);
    }
  }
}
