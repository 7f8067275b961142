package io.holdfast.kit.messaging;

import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.UnreadableEventException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/// Reads topics in batches and hands each batch over inside one database transaction; the offsets
/// are committed after it. A crash between the two repeats the batch: takers are idempotent.
///
/// While the database is away the batch is tried again for ever, and the reader stays in its group.
/// A record that cannot be read becomes a dead letter. So does one that the database refuses for
/// what stands in it (SQLSTATE classes 22 and 23), tried alone, so that it stops no other.
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Subscription<?>> subscriptions = new HashMap<>();
  private final DeadLetters deadLetters;
  private final Consumer<Runnable> transaction;
  private final Thread thread;
  private volatile boolean closed;

  /// @param group consumer group
  /// @param kafka at least `bootstrap.servers`
  /// @param transaction runs its argument in a new database transaction
  public TopicReader(
      String group,
      Map<String, Object> kafka,
      List<Subscription<?>> subscriptions,
      DeadLetters deadLetters,
      Consumer<Runnable> transaction) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", group);
    settings.put("enable.auto.commit", false);
    settings.putIfAbsent("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    subscriptions.forEach(s -> this.subscriptions.put(s.topic().name(), s));
    this.deadLetters = deadLetters;
    this.transaction = transaction;
    this.thread = Thread.ofPlatform().name("reader-" + group).unstarted(this::run);
  }

  /// Starts the thread.
  public void start() {
    thread.start();
  }

  /// Whether the thread lives.
  public boolean isRunning() {
    return thread.isAlive();
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(subscriptions.keySet());
      while (!closed) {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
        if (batch.isEmpty()) {
          continue;
        }
        try {
          take(batch);
          consumer.commitSync();
        } catch (WakeupException e) {
          throw e;
        } catch (RuntimeException e) {
          LOG.warnf("Batch of %d is tried again in %s: %s", batch.count(), AFTER_FAILURE, root(e));
          rewind(batch);
          Thread.sleep(AFTER_FAILURE);
        }
      }
    } catch (WakeupException | InterruptedException e) {
      if (!closed) {
        LOG.error("Reader was stopped from outside", e);
      }
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> batch) {
    for (String topic : subscriptions.keySet()) {
      takeTopic(subscriptions.get(topic), batch.records(topic));
    }
  }

  private <V extends Event> void takeTopic(
      Subscription<V> subscription, Iterable<ConsumerRecord<byte[], byte[]>> records) {
    List<Received<V>> readable = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> origins = new ArrayList<>();
    for (var in : records) {
      try {
        Received<V> received = read(subscription, in);
        readable.add(received);
        origins.add(in);
      } catch (UnreadableEventException e) {
        bury(in, e.reason(), e.detail());
      }
    }
    if (readable.isEmpty()) {
      return;
    }
    try {
      transaction.accept(() -> subscription.taker().accept(readable));
    } catch (RuntimeException e) {
      if (!isRefusedByContent(e)) {
        throw e;
      }
      for (int i = 0; i < readable.size(); i++) {
        takeAlone(subscription, readable.get(i), origins.get(i));
      }
    }
  }

  private <V extends Event> void takeAlone(
      Subscription<V> subscription, Received<V> one, ConsumerRecord<byte[], byte[]> origin) {
    try {
      transaction.accept(() -> subscription.taker().accept(List.of(one)));
    } catch (RuntimeException e) {
      if (!isRefusedByContent(e)) {
        throw e;
      }
      bury(origin, "refused-by-database", "The database refused what stands in the record");
    }
  }

  /// Reads a record and holds its key against its value.
  static <V extends Event> Received<V> read(
      Subscription<V> subscription, ConsumerRecord<byte[], byte[]> in) {
    if (in.key() == null) {
      throw new UnreadableEventException("no-key", "Expected a key tenant|id, found none");
    }
    String text = new String(in.key(), java.nio.charset.StandardCharsets.UTF_8);
    RecordKey key = RecordKey.parse(text);
    V event = subscription.topic().values().read(in.headers(), in.value());
    if (!event.key().equals(key)) {
      throw new UnreadableEventException(
          "key-mismatch", "Expected the key to name the value's tenant and id, it does not");
    }
    Instant arrivedAt = Instant.ofEpochMilli(in.timestamp());
    return new Received<>(event, arrivedAt, in.topic(), in.partition(), in.offset());
  }

  private void bury(ConsumerRecord<byte[], byte[]> in, String reason, String detail) {
    LOG.warnf("Dead letter %s-%d@%d: %s", in.topic(), in.partition(), in.offset(), reason);
    deadLetters.keep(
        new DeadLetter(
            in.topic(),
            in.partition(),
            in.offset(),
            in.key(),
            in.value(),
            in.headers(),
            reason,
            detail,
            Instant.now()));
  }

  private void rewind(ConsumerRecords<byte[], byte[]> batch) {
    for (TopicPartition partition : batch.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, batch.records(partition).getFirst().offset());
      }
    }
  }

  private static boolean isRefusedByContent(Throwable failure) {
    return causes(failure).stream()
        .anyMatch(c ->
            c instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23")));
  }

  private static Throwable root(Throwable failure) {
    return causes(failure).getLast();
  }

  private static List<Throwable> causes(Throwable failure) {
    var chain = java.util.stream.Stream.iterate(failure, t -> t != null, Throwable::getCause);
    return StreamSupport.stream(chain.spliterator(), false).limit(20).toList();
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
