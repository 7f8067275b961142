package io.holdfast.kit.messaging;

import io.holdfast.contracts.Topic;
import io.holdfast.contracts.callbacks.Notification;
import io.holdfast.kit.Transactions;
import io.holdfast.kit.health.Worker;
import io.holdfast.testkit.EmbeddedDatabase;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.Ports;
import io.holdfast.testkit.TopicProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;

/// A broker, a database with one table, and readers that write to it.
final class ReaderSetting implements AutoCloseable {
  private final Path directory;
  private final int databasePort = Ports.free();
  private EmbeddedDatabase database;
  final EmbeddedKafka kafka;
  final TopicProbe probe;
  final Transactions transactions;
  final KafkaProducer<byte[], byte[]> letters;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /// Ids in the order in which they were given to a taker, whatever became of them.
  final List<String> given = new CopyOnWriteArrayList<>();

  ReaderSetting(Path directory) {
    this.directory = directory;
    this.kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    this.probe = new TopicProbe(kafka.bootstrapServers());
    this.letters = Producers.forDeadLetters(settings());
    startDatabase();
    this.transactions = new Transactions(database.jdbcUrl("postgres"));
    transactions.run(() -> transactions.update("create table taken (id text primary key, n int)"));
  }

  Map<String, Object> settings() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  void startDatabase() {
    database = EmbeddedDatabase.start(directory.resolve("pg"), databasePort);
  }

  void stopDatabase() {
    database.close();
  }

  TopicReader reader(
      String group,
      Topic<String, Notification> topic,
      Consumer<List<Received<Notification>>> taker) {
    return new TopicReader(
        group,
        settings(),
        List.of(new Subscription<>(topic, taker)),
        DeadLetters.onKafka(letters, registry),
        transactions::run,
        new Worker(group, InstantSource.system()));
  }

  /// Keeps what it is given; `values.n` must be a number for the database.
  void keep(List<Received<Notification>> batch) {
    for (Received<Notification> one : batch) {
      given.add(one.event().envelope().id());
      transactions.update(
          "insert into taken values (?, ?::int) on conflict do nothing",
          one.event().envelope().id(),
          one.event().values().get("n"));
    }
  }

  long taken(String prefix) {
    return transactions.number("select count(*) from taken where id like '" + prefix + "%'");
  }

  /// Sum of the committed offsets of a group.
  long committed(String group) {
    try (var admin = Admin.create(settings())) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    letters.close();
    probe.close();
    kafka.close();
    database.close();
  }
}
