package io.holdfast.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.kit.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/// Takes one batch of records: what can be read goes to its takers, one transaction a topic; what
/// cannot, or is refused for what stands in it, becomes a dead letter.
///
/// Dead letters are kept last, when every transaction has committed, so that a batch that is tried
/// again while the database is away does not leave each of them again and again.
final class TakeBatch {
  private static final Logger LOG = Logger.getLogger(TakeBatch.class);

  private final Map<String, Subscription<?>> subscriptions;
  private final DeadLetters deadLetters;
  private final Consumer<Runnable> transaction;

  TakeBatch(
      Map<String, Subscription<?>> subscriptions,
      DeadLetters deadLetters,
      Consumer<Runnable> transaction) {
    this.subscriptions = Map.copyOf(subscriptions);
    this.deadLetters = deadLetters;
    this.transaction = transaction;
  }

  /// @throws RuntimeException where the batch must be tried again
  void take(ConsumerRecords<byte[], byte[]> batch) {
    List<DeadLetter> letters = new ArrayList<>();
    subscriptions.forEach((topic, s) -> takeTopic(s, batch.records(topic), letters));
    letters.forEach(this::bury);
  }

  private <V extends Event> void takeTopic(
      Subscription<V> subscription,
      Iterable<ConsumerRecord<byte[], byte[]>> records,
      List<DeadLetter> letters) {
    List<Received<V>> readable = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> origins = new ArrayList<>();
    for (var in : records) {
      try {
        readable.add(read(subscription, in));
        origins.add(in);
      } catch (UnreadableEventException e) {
        letters.add(letter(in, e.reason(), e.detail()));
      } catch (RuntimeException e) {
        // Reading is a pure function: what fails once fails always, and must not stop the stream.
        letters.add(letter(in, "unreadable", "Expected an event, found " + e.getClass().getName()));
      }
    }
    if (readable.isEmpty() || isTaken(subscription, readable)) {
      return;
    }
    for (int i = 0; i < readable.size(); i++) {
      if (!isTaken(subscription, List.of(readable.get(i)))) {
        String detail = "The database refused what stands in the record";
        letters.add(letter(origins.get(i), "refused-by-database", detail));
      }
    }
  }

  /// False where the database refuses what stands in the events.
  private <V extends Event> boolean isTaken(Subscription<V> to, List<Received<V>> events) {
    try {
      transaction.accept(() -> to.taker().accept(events));
      return true;
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      if (!failure.isRefusedContent()) {
        throw e;
      }
      LOG.warnf("Refused, %d of %s: %s", events.size(), to.topic().name(), failure);
      return false;
    }
  }

  /// Reads a record and holds its key against its value.
  private static <V extends Event> Received<V> read(
      Subscription<V> subscription, ConsumerRecord<byte[], byte[]> in) {
    if (in.key() == null) {
      throw new UnreadableEventException("no-key", "Expected a key tenant|id, found none");
    }
    RecordKey key = RecordKey.parse(new String(in.key(), UTF_8));
    V event = subscription.topic().values().read(in.headers(), in.value());
    if (!event.key().equals(key)) {
      throw new UnreadableEventException(
          "key-mismatch", "Expected the key to name the value's tenant and id, it does not");
    }
    Instant arrivedAt = Instant.ofEpochMilli(in.timestamp());
    return new Received<>(event, arrivedAt, in.topic(), in.partition(), in.offset());
  }

  private static DeadLetter letter(
      ConsumerRecord<byte[], byte[]> in, String reason, String detail) {
    return new DeadLetter(
        in.topic(),
        in.partition(),
        in.offset(),
        in.key(),
        in.value(),
        in.headers(),
        reason,
        detail,
        Instant.now());
  }

  private void bury(DeadLetter letter) {
    deadLetters.keep(letter);
    LOG.warnf(
        "Dead letter %s-%d@%d: %s",
        letter.topic(), letter.partition(), letter.offset(), letter.reason());
  }
}
