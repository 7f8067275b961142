package io.holdfast.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/// Tells Kafka what stands in the outbox, from a thread of its own, until it is closed.
///
/// Several instances may run at once. Each pass locks the oldest row of each key (`skip locked`),
/// sends them, waits for all acknowledgements, and deletes them in the same transaction: a crash
/// repeats events, it loses none, and a key's events never overtake one another.
public final class OutboxRelay implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final String TAKE =
      """
      select id, topic, key, headers, value from outbox o
      where not exists (
        select 1 from outbox e where e.topic = o.topic and e.key = o.key and e.id < o.id)
      order by id limit 500 for update skip locked
      """;

  private final DataSource dataSource;
  private final Consumer<Runnable> transaction;
  private final Producer<String, byte[]> producer;
  private final Thread thread;
  private volatile boolean closed;

  /// @param transaction runs its argument in a new database transaction
  /// @param producer an idempotent producer with acks=all; the relay does not close it
  public OutboxRelay(
      DataSource dataSource, Consumer<Runnable> transaction, Producer<String, byte[]> producer) {
    this.dataSource = dataSource;
    this.transaction = transaction;
    this.producer = producer;
    this.thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
  }

  /// Starts the thread.
  public void start() {
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
    int[] sent = new int[1];
    transaction.accept(() -> sent[0] = sendLocked());
    return sent[0];
  }

  private void run() {
    while (!closed) {
      try {
        if (pass() == 0) {
          Thread.sleep(IDLE);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("Outbox waits %s: %s", AFTER_FAILURE, e.toString());
        pause();
      }
    }
  }

  private int sendLocked() {
    try (var connection = dataSource.getConnection()) {
      List<Long> ids = new ArrayList<>();
      List<Future<?>> acks = new ArrayList<>();
      try (var take = connection.prepareStatement(TAKE);
          var rows = take.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong("id"));
          acks.add(producer.send(toRecord(rows)));
        }
      }
      for (Future<?> ack : acks) {
        ack.get();
      }
      delete(connection, ids);
      return ids.size();
    } catch (SQLException | ExecutionException e) {
      throw new IllegalStateException("Expected to relay the outbox, could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while relaying the outbox", e);
    }
  }

  private static ProducerRecord<String, byte[]> toRecord(ResultSet row) throws SQLException {
    var out =
        new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getBytes("value"));
    Json.object(row.getString("headers").getBytes(UTF_8))
        .properties()
        .forEach(h -> out.headers().add(h.getKey(), h.getValue().asText().getBytes(UTF_8)));
    return out;
  }

  private static void delete(Connection connection, List<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (var delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
      delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      delete.executeUpdate();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
