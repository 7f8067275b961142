package io.holdfast.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Json;
import io.holdfast.kit.Failure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One pass over the outbox, inside one transaction: lock, send, wait, delete.
final class OutboxPass {
  private static final String TAKE =
      """
      select id, topic, key, headers, value from outbox o
      where not exists (
        select 1 from outbox e where e.topic = o.topic and e.key = o.key and e.id < o.id)
      order by id limit 500 for update skip locked
      """;

  /// Rows that are read into memory at once.
  private static final int FETCH = 50;

  /// Topics without an answer, each waited for as long as the producer blocks, before a pass ends.
  private static final int SILENT_MOST = 2;

  private final Producer<String, byte[]> producer;
  private final Set<Long> waiting;
  private final List<Sent> sent = new ArrayList<>();
  private final List<Long> told = new ArrayList<>();
  private final Set<String> silent = new HashSet<>();
  private int kept;
  private @Nullable String firstRefusal;

  /// @param before rows that stayed at the last pass
  OutboxPass(Producer<String, byte[]> producer, Set<Long> before) {
    this.producer = producer;
    this.waiting = new HashSet<>(before);
  }

  /// @param connection of the running transaction
  void run(Connection connection) throws SQLException {
    try {
      sendLocked(connection);
      for (Sent one : sent) {
        settle(one);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while relaying the outbox", e);
    }
    delete(connection);
    keepWhatIsThere(connection);
  }

  /// The rows that were tried, now or before, and are still there: another relay may hold them just
  /// now, with no better luck.
  Set<Long> waiting() {
    return waiting;
  }

  /// The rows that the broker has.
  List<Long> told() {
    return told;
  }

  /// How many rows were tried and stay.
  int kept() {
    return kept;
  }

  /// Why the first of them stays.
  Optional<String> firstRefusal() {
    return Optional.ofNullable(firstRefusal);
  }

  private void sendLocked(Connection connection) throws SQLException {
    try (var take = connection.prepareStatement(TAKE)) {
      take.setFetchSize(FETCH);
      try (var rows = take.executeQuery()) {
        while (rows.next() && silent.size() < SILENT_MOST) {
          String topic = rows.getString("topic");
          if (!silent.contains(topic)) {
            Future<?> ack = producer.send(toRecord(topic, rows));
            sent.add(new Sent(rows.getLong("id"), topic, ack));
            if (isUnanswered(ack)) {
              silent.add(topic);
            }
          }
        }
      }
    }
  }

  /// Whether the producer waited for the topic in vain: it would wait again for every row.
  private static boolean isUnanswered(Future<?> ack) {
    return ack.state() == Future.State.FAILED && ack.exceptionNow() instanceof TimeoutException;
  }

  private void settle(Sent one) throws InterruptedException {
    try {
      one.ack.get();
      told.add(one.id);
    } catch (ExecutionException e) {
      kept++;
      waiting.add(one.id);
      if (firstRefusal == null) {
        firstRefusal = "row " + one.id + " for " + one.topic + ": " + Failure.of(e);
      }
    }
  }

  private void delete(Connection connection) throws SQLException {
    if (told.isEmpty()) {
      return;
    }
    try (var delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
      delete.setArray(1, connection.createArrayOf("bigint", told.toArray()));
      delete.executeUpdate();
    }
  }

  private void keepWhatIsThere(Connection connection) throws SQLException {
    if (waiting.isEmpty()) {
      return;
    }
    try (var look = connection.prepareStatement("select id from outbox where id = any(?)")) {
      look.setArray(1, connection.createArrayOf("bigint", waiting.toArray()));
      Set<Long> there = new HashSet<>();
      try (var rows = look.executeQuery()) {
        while (rows.next()) {
          there.add(rows.getLong(1));
        }
      }
      waiting.retainAll(there);
    }
  }

  private static ProducerRecord<String, byte[]> toRecord(String topic, ResultSet row)
      throws SQLException {
    var out = new ProducerRecord<>(topic, row.getString("key"), row.getBytes("value"));
    Json.object(row.getString("headers").getBytes(UTF_8))
        .properties()
        .forEach(h -> out.headers().add(h.getKey(), h.getValue().asText().getBytes(UTF_8)));
    return out;
  }

  private record Sent(long id, String topic, Future<?> ack) {}
}
