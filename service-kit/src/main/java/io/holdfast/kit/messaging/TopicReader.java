package io.holdfast.kit.messaging;

import io.holdfast.kit.Failure;
import io.holdfast.kit.health.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/// Reads topics in batches and hands each batch over inside one database transaction a topic; the
/// offsets are committed after it. A crash between the two repeats the batch: takers are
/// idempotent.
///
/// While the database or the broker is away the batch is tried again for ever, and the reader stays
/// in its group. A record that cannot be read becomes a dead letter. So does one that the database
/// refuses for what stands in it, tried alone, so that it stops no other. Where the dead letter
/// cannot be kept, the batch is tried again too: nothing is passed by.
///
/// Only an [Error] ends the thread; it is logged, and its [Worker] tells. The worker also tells of
/// each partition whose batch waits: that others get on does not hide it; and of a rebalance that
/// does not end.
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicReader.class);
  private static final String A_POLL = "a poll";
  private static final String A_PLACE = "a place in the group";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration ASK_EVERY = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<String> topics;
  private final TakeBatch takeBatch;
  private final Worker worker;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private long answeredAt = System.nanoTime();

  /// @param group consumer group
  /// @param kafka at least `bootstrap.servers`
  /// @param transaction runs its argument in a new database transaction
  /// @param worker is told what waits
  public TopicReader(
      String group,
      Map<String, Object> kafka,
      List<Subscription<?>> subscriptions,
      DeadLetters deadLetters,
      Consumer<Runnable> transaction,
      Worker worker) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", group);
    settings.put("enable.auto.commit", false);
    settings.putIfAbsent("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    Map<String, Subscription<?>> byTopic = new HashMap<>();
    subscriptions.forEach(s -> byTopic.put(s.topic().name(), s));
    this.topics = List.copyOf(byTopic.keySet());
    this.takeBatch = new TakeBatch(byTopic, deadLetters, transaction);
    this.worker = worker;
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("reader-" + group).unstarted(this::run);
  }

  /// Starts the thread.
  public void start() {
    worker.started();
    worker.waits(A_PLACE);
    thread.start();
  }

  /// Whether the thread lives.
  public boolean isRunning() {
    return thread.isAlive();
  }

  private void run() {
    try {
      consumer.subscribe(topics, new Places());
      while (closed.getCount() > 0) {
        takeNext();
      }
    } catch (WakeupException | InterruptException | InterruptedException e) {
      if (closed.getCount() > 0) {
        LOG.errorf("%s was stopped from outside: %s", thread.getName(), Failure.of(e));
      }
    } catch (Throwable e) {
      LOG.errorf("%s ends, nothing is read any more: %s", thread.getName(), Failure.of(e).trace());
      throw e;
    } finally {
      worker.ended();
      leave();
    }
  }

  private void takeNext() throws InterruptedException {
    ConsumerRecords<byte[], byte[]> batch = ConsumerRecords.empty();
    try {
      worker.waits(A_POLL);
      batch = consumer.poll(POLL);
      requireAnswer(batch);
      worker.done(A_POLL);
      if (!worker.isIdle()) {
        retainOwn();
      }
      if (!batch.isEmpty()) {
        names(batch.partitions()).forEach(worker::waits);
        takeBatch.take(batch);
        consumer.commitSync();
        names(batch.partitions()).forEach(worker::done);
      }
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf("Batch of %d waits %s: %s", batch.count(), AFTER_FAILURE, Failure.of(e));
      rewind(batch);
      closed.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// A poll comes back empty where there is nothing to read, and where no broker answers.
  ///
  /// @throws TimeoutException where none does
  private void requireAnswer(ConsumerRecords<byte[], byte[]> batch) {
    if (batch.isEmpty() && System.nanoTime() - answeredAt < ASK_EVERY.toNanos()) {
      return;
    }
    if (batch.isEmpty()) {
      consumer.endOffsets(List.of(new TopicPartition(topics.getFirst(), 0)), GRACE);
    }
    answeredAt = System.nanoTime();
  }

  /// What waits of other partitions is another reader's now.
  private void retainOwn() {
    List<String> own = new ArrayList<>(names(consumer.assignment()));
    own.add(A_PLACE);
    worker.retain(own);
  }

  /// A rebalance that does not end, since another member of the group does not poll, is told as
  /// what waits. Who gets no partition, since there are more readers, has a place too.
  private final class Places implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      worker.waits(A_PLACE);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      worker.done(A_PLACE);
    }
  }

  private static List<String> names(Set<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::toString).toList();
  }

  /// What was taken from the reader meanwhile is the next owner's, who begins at the committed
  /// offset.
  private void rewind(ConsumerRecords<byte[], byte[]> batch) {
    for (TopicPartition partition : batch.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, batch.records(partition).getFirst().offset());
      }
    }
  }

  /// Leaves the group, so that another reader takes over at once.
  private void leave() {
    // The flag would break off the farewell.
    boolean interrupted = Thread.interrupted();
    try {
      consumer.close(CloseOptions.timeout(GRACE));
    } catch (RuntimeException e) {
      LOG.warnf("%s could not leave its group: %s", thread.getName(), Failure.of(e));
    }
    if (interrupted) {
      thread.interrupt();
    }
  }

  /// Lets the running batch end and be committed; breaks it off after 5 s, and waits 5 s more.
  @Override
  public void close() {
    closed.countDown();
    if (thread.getState() == Thread.State.NEW) {
      leave();
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        consumer.wakeup();
        thread.interrupt();
        if (!thread.join(GRACE.plusSeconds(1))) {
          LOG.warnf("%s does not end; its batch will be repeated", thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
