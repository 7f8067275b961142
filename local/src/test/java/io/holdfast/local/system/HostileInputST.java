package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.local.Logs;
import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.DataDirectory;
import io.holdfast.local.running.LocalSystem;
import io.holdfast.local.running.Service;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Hostile events, by REST and on the intake topic: each is accounted for, none is an error of
/// ours, and the service is as well afterwards as before. The seed is printed;
/// `-Dholdfast.hostile.seed` and `-Dholdfast.hostile.events` set it and the number.
class HostileInputST {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
  private static final int EVENTS = Integer.getInteger("holdfast.hostile.events", 50_000);
  private static final long SEED = Long.getLong("holdfast.hostile.seed", 10237782575986L);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int TENANTS = 5;

  /// Of a live set of some ten megabytes: a leak of a hundred bytes an event shows.
  private static final long MAY_GROW_BYTES = 24 << 20;

  private static LocalSystem system;
  private static HostileEvents hostile;
  private final Map<String, Long> answered = new TreeMap<>();
  private long facts;
  private long onTopic;

  @BeforeAll
  static void startASystemOfItsOwn() throws Exception {
    System.out.println("seed of the hostile events: " + SEED);
    hostile = new HostileEvents(SEED);
    Path data = ROOT.resolve("local/target/system-test/hostile-" + ProcessHandle.current().pid());
    DataDirectory directory = DataDirectory.open(data, true);
    Logs.writeTo(directory.logs());
    system = new LocalSystem(ROOT, Addresses.free(), directory, System.err::println);
    Runtime.getRuntime().addShutdownHook(new Thread(system::close));
    system.start(_ -> {});
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void shouldAccountForEachAndStayAsItWas() throws Exception {
    send(EVENTS / 3);
    awaitRead();
    long before = heapInUse();
    send(EVENTS - EVENTS / 3);
    awaitRead();
    assertThat(heapInUse() - before).as("growth of the heap").isLessThan(MAY_GROW_BYTES);
    for (Service service : Service.values()) {
      assertThat(rest(service, "any").get("/q/health/ready").status())
          .as(service.module())
          .isEqualTo(200);
    }
    System.out.println("hostile events: " + answered + ", on the topic " + onTopic);
  }

  /// Two of three over REST, in bodies of up to two hundred, the rest straight to the topic.
  private void send(int events) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", system.addresses().bootstrapServers(),
                "max.block.ms", 60_000,
                "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (int left = events; left > 0; ) {
        int some = Math.min(left, 1 + hostile.random().nextInt(200));
        if (hostile.random().nextInt(3) == 0) {
          for (int i = 0; i < some; i++) {
            sent.add(producer.send(record()));
          }
          onTopic += some;
        } else {
          post(some);
        }
        left -= some;
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> record() {
    String topic = SystemUnderTest.TOPICS.telephonyEvents().name();
    String tenant = tenant();
    var event = hostile.tree();
    byte[] key =
        (tenant
                + "|"
                + (hostile.random().nextInt(4) == 0
                    ? hostile.call()
                    : event.path("subject").asText()))
            .getBytes(UTF_8);
    byte[] value =
        hostile.random().nextInt(4) == 0
            ? hostile.cloudEvent()
            : Json.bytes(event.put("tenant", tenant));
    return switch (hostile.random().nextInt(40)) {
      case 0 -> new ProducerRecord<>(topic, null, value);
      case 1 -> new ProducerRecord<>(topic, key, null);
      case 2 -> new ProducerRecord<>(topic, hostile.word().getBytes(UTF_8), value);
      case 3 -> new ProducerRecord<>(topic, hostile.random().nextInt(12), key, value);
      default -> new ProducerRecord<>(topic, key, value);
    };
  }

  private static String tenant() {
    return "hostile-" + hostile.random().nextInt(TENANTS);
  }

  private void post(int some) throws Exception {
    String tenant = tenant();
    String events = "/v1/tenants/" + tenant + "/events";
    String platforms = "/v1/tenants/" + tenant + "/platforms/";
    switch (hostile.random().nextInt(10)) {
      case 0 -> {
        List<JsonNode> batch = new ArrayList<>();
        for (int i = 0; i < some; i++) {
          batch.add(hostile.tree());
        }
        post(events, "application/cloudevents-batch+json", Json.bytes(batch), some);
      }
      case 1 -> {
        for (int i = 0; i < some; i++) {
          if (i % 20 == 0) {
            post(platforms + "twilio/main", "application/x-www-form-urlencoded", hostile.form(), 1);
          } else {
            post(events, "application/cloudevents+json", hostile.cloudEvent(), 1);
          }
        }
      }
      case 2 ->
          post(
              platforms + "asterisk-queue-log/pbx-1",
              "text/plain",
              lines(some, hostile::logLine),
              some);
      case 3, 4, 5 -> {
        List<String> known = hostile.platforms();
        String platform = known.get(hostile.random().nextInt(known.size()));
        byte[] body = lines(some, () -> hostile.payload(platform));
        post(platforms + platform + "/r", "application/x-ndjson", body, some);
      }
      default -> post(events, "application/x-ndjson", lines(some, hostile::cloudEvent), some);
    }
  }

  private static byte[] lines(int some, java.util.function.Supplier<byte[]> line) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < some; i++) {
      body.writeBytes(line.get());
      body.write('\n');
    }
    return body.toByteArray();
  }

  /// Every event of a body is answered for, or the body as a whole is refused.
  private void post(String path, String type, byte[] body, int events) throws Exception {
    boolean packed = hostile.random().nextInt(5) == 0;
    var request =
        rest(Service.CALL_EVENTS, "any")
            .request(path)
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(packed ? gzip(body) : body));
    if (packed) {
      request.header("Content-Encoding", "gzip");
    }
    var answer = Rest.send(request);
    assertThat(answer.status()).as(path + " " + answer.body()).isIn(202, 400, 413);
    JsonNode counts = answer.body();
    if (answer.status() == 202) {
      long told = 0;
      for (String one : List.of("accepted", "ignored", "duplicates")) {
        told += counts.path(one).asLong();
        count(one, counts.path(one).asLong());
      }
      count("rejected", counts.path("rejected").size());
      assertThat(told + counts.path("rejected").size()).as(path + " " + counts).isEqualTo(events);
      facts += counts.path("facts").asLong();
    } else {
      count("refused-" + counts.path("type").asText().replaceFirst(".*:", ""), events);
    }
    assertThat(counts.toString()).doesNotContain("java.", "com.fasterxml", "io.holdfast");
  }

  private void count(String outcome, long events) {
    answered.merge(outcome, events, Long::sum);
  }

  private static byte[] gzip(byte[] body) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  /// What was accepted, and what stood on the topic, was read, besides what a merged call was told
  /// once more, and what was read came to an end that is counted.
  private void awaitRead() throws Exception {
    Map<String, Long> counts =
        Waiting.until(
            PATIENCE, this::counts, c -> c.get("read") >= facts + onTopic + c.get("merged"));
    assertThat(counts)
        .containsEntry("read", facts + onTopic + counts.get("merged"))
        .containsEntry("unbalanced", 0L);
  }

  private Map<String, Long> counts() throws Exception {
    Map<String, Long> sums = new HashMap<>(Map.of("read", 0L, "merged", 0L, "unbalanced", 0L));
    List<String> tenants = new ArrayList<>(List.of("unknown"));
    for (int i = 0; i < TENANTS; i++) {
      tenants.add("hostile-" + i);
    }
    for (String tenant : tenants) {
      JsonNode report =
          rest(Service.CALL_EVENTS, tenant).get("/v1/tenants/" + tenant + "/conservation").body();
      for (JsonNode source : report.path("sources")) {
        sums.merge("read", source.at("/counts/read").asLong(), Long::sum);
        sums.merge("merged", source.at("/counts/merged").asLong(), Long::sum);
        sums.merge("unbalanced", source.path("balanced").asBoolean() ? 0L : 1L, Long::sum);
      }
    }
    return sums;
  }

  /// What lives on the heap of call-events-service after a full collection.
  private static long heapInUse() throws Exception {
    ProcessHandle service =
        ProcessHandle.current()
            .children()
            .filter(p -> p.info().commandLine().orElse("").contains(Service.CALL_EVENTS.module()))
            .findFirst()
            .orElseThrow();
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process collect =
        new ProcessBuilder(jcmd, String.valueOf(service.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(collect.waitFor(1, TimeUnit.MINUTES)).isTrue();
    var metrics =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(
                        system.addresses().of(Service.CALL_EVENTS).resolve("/q/metrics"))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
    long bytes =
        metrics
            .body()
            .lines()
            .filter(l -> l.startsWith("jvm_memory_used_bytes{") && l.contains("area=\"heap\""))
            .mapToLong(l -> (long) Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
            .sum();
    System.out.println("heap in use: " + (bytes >> 20) + " MiB");
    return bytes;
  }

  private static Rest rest(Service service, String tenant) {
    return new Rest(system.addresses().of(service), tenant);
  }
}
