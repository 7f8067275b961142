package io.holdfast.local.redriving;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Sends dead letters again, as history. Whoever stops it loses nothing: what was sent is noted
/// after each handful, and sending a fact twice changes nothing.
///
/// @param servers of the broker
/// @param topic of the dead letters
/// @param reason which of them; null for all
/// @param url of call-events-service
/// @param key the tenant's operator key there; empty where the intake is open
/// @param dryRun only look
/// @param again also what was sent before
public record Redrive(
    String servers,
    String topic,
    @Nullable String reason,
    URI url,
    String key,
    boolean dryRun,
    boolean again) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Runs once, up to where the topic ends now.
  ///
  /// @param progress told after every handful
  public Tally run(Consumer<Tally> progress) {
    Map<String, Object> settings = Map.of("bootstrap.servers", servers);
    try (Admin admin = Admin.create(settings);
        DeadLetterTopic letters = new DeadLetterTopic(servers, topic);
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      if (!letters.exists()) {
        throw new TroubleException(ExitCode.UNREADABLE, "there is no topic " + topic);
      }
      Tally tally = new Tally();
      Ledger ledger = new Ledger(admin, topic);
      BackToIntake intake = new BackToIntake(url, key, PATIENCE);
      letters.read(batch -> {
        List<Letter> due = batch.stream().filter(letter -> isDue(letter, ledger, tally)).toList();
        if (!dryRun) {
          send(due, producer, intake, tally);
          ledger.done(due);
        } else {
          due.forEach(letter -> foresee(letter, tally));
        }
        progress.accept(tally);
      });
      return tally;
    }
  }

  private boolean isDue(Letter letter, Ledger ledger, Tally tally) {
    if (reason != null && !reason.equals(letter.reason())) {
      tally.count(Tally.Outcome.OTHER);
      return false;
    }
    if (!again && ledger.isDone(letter)) {
      tally.count(Tally.Outcome.BEFORE);
      return false;
    }
    tally.seen(letter);
    return true;
  }

  private static void foresee(Letter letter, Tally tally) {
    switch (letter.way()) {
      case Way.Topic _ -> tally.count(Tally.Outcome.WRITTEN);
      case Way.Intake _ -> tally.count(Tally.Outcome.POSTED);
      case Way.None none -> tally.noWay(none.because());
    }
  }

  private static void send(
      List<Letter> due, Producer<byte[], byte[]> producer, BackToIntake intake, Tally tally) {
    List<Future<?>> written = new ArrayList<>();
    for (Letter letter : due) {
      switch (letter.way()) {
        case Way.Topic way -> written.add(producer.send(way.marked()));
        case Way.Intake way ->
            tally.count(intake.send(way) ? Tally.Outcome.POSTED : Tally.Outcome.REFUSED);
        case Way.None none -> tally.noWay(none.because());
      }
    }
    for (Future<?> ack : written) {
      await(ack);
      tally.count(Tally.Outcome.WRITTEN);
    }
  }

  private static void await(Future<?> ack) {
    try {
      ack.get();
    } catch (ExecutionException e) {
      throw new TroubleException(
          ExitCode.REFUSED, "the broker does not take a letter again: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while sending");
    }
  }
}
