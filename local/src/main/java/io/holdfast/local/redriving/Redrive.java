package io.holdfast.local.redriving;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.net.URI;
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

/// Sends dead letters again, as history. Whoever stops it loses nothing: what was sent is noted
/// after each handful, and sending a fact twice changes nothing.
///
/// @param servers of the broker
/// @param topic of the dead letters
/// @param which of them
/// @param url of call-events-service
/// @param key the tenant's operator key there; empty where the intake is open
/// @param dryRun only look
public record Redrive(
    String servers, String topic, Choice which, URI url, String key, boolean dryRun) {

  /// Runs once, up to where the topic ends now.
  ///
  /// @param progress told after every handful, and what is waited for
  /// @throws TroubleException where it asks for a reason that nobody gives and no letter has
  public Tally run(Consumer<String> progress) {
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
      letters.requireReason(which.reason());
      Tally tally = new Tally();
      Ledger ledger = new Ledger(admin, topic);
      BackToIntake intake = new BackToIntake(url, key, progress);
      letters.read(batch -> {
        List<Letter> due = batch.stream().filter(letter -> isDue(letter, ledger, tally)).toList();
        if (!dryRun) {
          send(due, producer, intake, tally);
          ledger.done(due);
        } else {
          due.forEach(letter -> foresee(letter, tally));
        }
        progress.accept(tally.toString());
      });
      return tally;
    }
  }

  private boolean isDue(Letter letter, Ledger ledger, Tally tally) {
    if (!which.takes(letter)) {
      tally.count(Tally.Outcome.OTHER);
      return false;
    }
    if (!which.again() && ledger.isDone(letter)) {
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
