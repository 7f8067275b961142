package io.holdfast.kit.outbox;

import io.holdfast.kit.Failure;
import io.holdfast.kit.health.Worker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/// Tells Kafka what stands in the outbox, from a thread of its own, until it is closed.
///
/// Several instances may run at once. Each pass locks the oldest row of each key (`skip locked`),
/// sends them, waits for all acknowledgements, and deletes them in the same transaction: a crash
/// repeats events, it loses none, and a key's events never overtake one another. A row that the
/// broker refuses stays, and with it the later ones of its key; the others go on.
///
/// Only an [Error] ends the thread; it is logged, and its [Worker] tells. The worker also tells of
/// each row that was tried and stays.
public final class OutboxRelay implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final String A_PASS = "a pass";
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final Consumer<Runnable> transaction;
  private final Producer<String, byte[]> producer;
  private final Worker worker;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Set<Long> waiting = Set.of();

  /// @param transaction runs its argument in a new database transaction
  /// @param producer made by [io.holdfast.kit.messaging.Producers#forOutbox]; the relay does not
  ///   close it
  /// @param worker is told what waits
  public OutboxRelay(
      DataSource dataSource,
      Consumer<Runnable> transaction,
      Producer<String, byte[]> producer,
      Worker worker) {
    this.dataSource = dataSource;
    this.transaction = transaction;
    this.producer = producer;
    this.worker = worker;
    this.thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
  }

  /// Starts the thread.
  public void start() {
    worker.started();
    thread.start();
  }

  /// Whether the thread lives.
  public boolean isRunning() {
    return thread.isAlive();
  }

  /// Sends what is there once.
  ///
  /// @return how many events were told
  public int pass() {
    return passOnce().told().size();
  }

  private OutboxPass passOnce() {
    worker.waits(A_PASS);
    OutboxPass pass = new OutboxPass(producer, waiting);
    transaction.accept(() -> {
      try (var connection = dataSource.getConnection()) {
        pass.run(connection);
      } catch (SQLException e) {
        throw new IllegalStateException("Expected to relay the outbox, could not", e);
      }
    });
    waiting = pass.waiting();
    worker.waitsFor(waiting.stream().map(id -> "row " + id).toList());
    return pass;
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        Duration rest = passAndLog();
        closed.await(rest.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException | InterruptException e) {
      if (closed.getCount() > 0) {
        LOG.errorf("The relay was stopped from outside: %s", Failure.of(e));
      }
    } catch (Throwable e) {
      LOG.errorf("The relay ends, nothing is told any more: %s", Failure.of(e).trace());
      throw e;
    } finally {
      worker.ended();
    }
  }

  /// @return how long to rest
  private Duration passAndLog() {
    try {
      OutboxPass pass = passOnce();
      pass.firstRefusal()
          .ifPresent(why -> LOG.warnf("Outbox: %d rows wait, the first: %s", pass.kept(), why));
      if (pass.kept() > 0) {
        return AFTER_FAILURE;
      }
      return pass.told().isEmpty() ? IDLE : Duration.ZERO;
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf("Outbox waits %s: %s", AFTER_FAILURE, Failure.of(e));
      return AFTER_FAILURE;
    }
  }

  /// Lets the running pass end, so that nothing is told twice; breaks it off after 5 s.
  @Override
  public void close() {
    closed.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
        if (!thread.join(GRACE)) {
          LOG.warn("The relay does not end; what it sends will be repeated");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
