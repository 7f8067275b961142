package io.holdfast.local.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.callbacks.DialRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Stands in for the telephony platform that dials: it answers every order to dial with
/// *connected*, as if caller and agent had picked up. The same order twice is one call.
public final class Dialler implements AutoCloseable {
  private static final String GROUP = "local-dialler";
  private static final int TRIES = 5;
  private static final int OK = 2;

  private final URI callback;
  private final KafkaConsumer<String, byte[]> consumer;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> seen = new HashSet<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final Thread thread;

  private Dialler(Addresses addresses) {
    callback = addresses.of(Service.CALLBACK);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                addresses.bootstrapServers(),
                "group.id",
                GROUP,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    thread = Thread.ofPlatform().name("dialler").daemon().unstarted(this::run);
  }

  /// Starts to answer.
  public static Dialler start(Addresses addresses) {
    Dialler dialler = new Dialler(addresses);
    dialler.thread.start();
    return dialler;
  }

  /// How many calls were answered.
  public int calls() {
    return calls.get();
  }

  private void run() {
    var topic = new Topics(Topics.DEFAULT_PREFIX).dialRequests();
    try (consumer) {
      consumer.subscribe(List.of(topic.name()));
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<String, byte[]> one : consumer.poll(Duration.ofMillis(200))) {
          dial(topic.values().read(one.headers(), one.value()));
        }
        consumer.commitSync();
      }
    } catch (org.apache.kafka.common.errors.InterruptException | InterruptedException e) {
      // Closed: nothing is left to do.
    } catch (UnreadableEventException e) {
      System.err.println(
          "holdfast: the dialler met an order that it cannot read: " + e.getMessage());
    }
  }

  private void dial(DialRequest order) throws InterruptedException {
    boolean isVoid = Instant.now().isAfter(order.notAfter());
    if (isVoid || !seen.add(order.dialId())) {
      return;
    }
    byte[] body = Json.bytes(Map.of("outcome", "connected", "callId", "dialled-" + order.dialId()));
    HttpRequest report =
        HttpRequest.newBuilder(
                callback.resolve(
                    "/v1/dials/" + URLEncoder.encode(order.dialId(), UTF_8) + "/outcome"))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("Holdfast-Tenant", order.envelope().tenant())
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    for (int i = 1; i <= TRIES; i++) {
      if (isTaken(report)) {
        calls.incrementAndGet();
        return;
      }
      Thread.sleep(Duration.ofMillis(200L * i));
    }
  }

  private boolean isTaken(HttpRequest report) throws InterruptedException {
    try {
      return http.send(report, BodyHandlers.discarding()).statusCode() / 100 == OK;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
