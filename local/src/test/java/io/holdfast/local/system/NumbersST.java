package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Json;
import io.holdfast.local.running.Service;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// I9: one number in every spelling in every place, over REST and over the intake topic; then
/// everything that was written is searched for it. It may stand on the intake topic, in the value
/// of a dead letter, and in an order to dial.
class NumbersST {
  private static final String TENANT = "numbers";

  /// What no mask shows: the digits between country code and the last two.
  private static final String CORE = "55573109";

  private static final List<String> SPELLINGS =
      List.of(
          "+15557310964",
          "15557310964",
          "0015557310964",
          "5557310964",
          "+1 555 731 0964",
          "+1 (555) 731-0964",
          "(555) 731-0964",
          "555.731.0964",
          "tel:+1-555-731-0964",
          "sip:+15557310964@pbx.example",
          "<sip:15557310964@pbx>;tag=x",
          "PJSIP/15557310964-0000002a",
          "%2B15557310964",
          "+15557310964,,123#",
          "client:+15557310964");

  private static final List<String> ANSWERS = new ArrayList<>();
  private static SystemUnderTest system;

  @BeforeAll
  static void sayTheNumberEverywhere() throws Exception {
    system = SystemUnderTest.running();
    Rest intake = new Rest(system.addresses().of(Service.CALL_EVENTS), TENANT);
    Instant end = Instant.now().minusSeconds(20);
    for (int i = 0; i < SPELLINGS.size(); i++) {
      List<Map<String, Object>> events = NumberEvents.of(SPELLINGS.get(i), "r" + i, end);
      for (Map<String, Object> event : events) {
        var answer =
            intake.post(
                "/v1/tenants/" + TENANT + "/events",
                "application/cloudevents-batch+json",
                Json.bytes(List.of(event)));
        assertThat(answer.status()).as(event.toString()).isIn(202, 400);
        ANSWERS.add(answer.body().toString());
      }
      for (Map<String, Object> event : NumberEvents.of(SPELLINGS.get(i), "t" + i, end)) {
        send(event);
      }
    }
    LastCalls.waitUntilRead(system, "numbers-last");
  }

  private static void send(Map<String, Object> event) {
    Map<String, Object> own = new java.util.TreeMap<>(event);
    own.put("tenant", TENANT);
    var headers =
        List.<org.apache.kafka.common.header.Header>of(
            new RecordHeader("content-type", "application/cloudevents+json".getBytes(UTF_8)));
    system
        .probe()
        .send(
            new ProducerRecord<>(
                SystemUnderTest.TOPICS.telephonyEvents().name(),
                null,
                null,
                TENANT + "|" + event.get("subject"),
                Json.bytes(own),
                headers));
  }

  @Test
  void shouldShowItOnNoTopic() throws Exception {
    String raw = SystemUnderTest.TOPICS.telephonyEvents().name();
    Set<String> values = Set.of(raw, "dlq." + raw, SystemUnderTest.TOPICS.dialRequests().name());
    Set<String> found = new TreeSet<>();
    for (String topic : topics()) {
      for (ConsumerRecord<String, byte[]> each : system.probe().records(topic)) {
        if (!topic.equals(raw)) {
          look(topic + " key", String.valueOf(each.key()), found);
          each.headers()
              .forEach(h ->
                  look(topic + " " + h.key(), h.key() + " " + new String(h.value(), UTF_8), found));
        }
        if (!values.contains(topic) && each.value() != null) {
          look(topic, new String(each.value(), UTF_8), found);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void shouldShowItInNoAnswerAndNoMetric() throws Exception {
    Set<String> found = new TreeSet<>();
    ANSWERS.forEach(answer -> look("intake", answer, found));
    for (Service service : Service.values()) {
      for (String path : List.of("/q/metrics", "/q/health")) {
        look(service + path, text(service, path), found);
      }
    }
    look("callbacks", text(Service.CALLBACK, "/v1/callbacks?size=500"), found);
    look("cases", text(Service.REVIEW, "/v1/cases?size=500"), found);
    for (int i = 0; i < SPELLINGS.size(); i++) {
      String path = "/v1/calls/t" + i + "-drop/abuse-record";
      look("abuse record", text(Service.ABUSE_POLICY, path), found);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void shouldKeepItInNoDatabase() throws Exception {
    Set<String> found = new TreeSet<>();
    int rows = 0;
    for (String database : List.of("callback", "abuse_policy", "review")) {
      String url = "jdbc:postgresql://127.0.0.1:" + system.addresses().postgres() + "/" + database;
      try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
        for (String table : tables(connection)) {
          for (String row : column(connection, "select t::text from \"" + table + "\" t")) {
            look(database + "." + table, row, found);
            rows++;
          }
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(rows).isPositive();
  }

  @Test
  void shouldWriteItIntoNoLog() throws Exception {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SystemUnderTest.logs())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
            .lines()
            .forEach(line -> look(file.getFileName() + ": " + line, line, found));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void shouldPromiseACallToTheNumberAloneAndRefuseWhatCannotBeDialled() throws Exception {
    for (var callback : EndState.callbacks(TENANT, system)) {
      int spelling = Integer.parseInt(callback.callId().substring(1).replaceAll("-.*", ""));
      boolean odd = SPELLINGS.get(spelling).matches("PJSIP.*|.*#|client.*");
      if (odd) {
        assertThat(callback.reasons())
            .as(SPELLINGS.get(spelling))
            .containsAnyOf("number-unreadable", "no-number");
      } else {
        assertThat(callback.reasons())
            .as(SPELLINGS.get(spelling))
            .doesNotContain("number-unreadable", "no-number");
      }
    }
  }

  /// In any spelling: separators are taken out between digits.
  private static void look(String place, String text, Set<String> found) {
    String close = text.replaceAll("(?<=[0-9])(%2[0-9A-F]|[\\s().\\-/]){1,3}(?=[0-9])", "");
    int at = close.indexOf(CORE);
    if (at >= 0) {
      found.add(
          place + ": " + close.substring(Math.max(0, at - 60), Math.min(at + 40, close.length())));
    }
  }

  private static Set<String> topics() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", system.addresses().bootstrapServers()))) {
      return admin.listTopics().names().get();
    }
  }

  private static String text(Service service, String path) throws Exception {
    var request = new Rest(system.addresses().of(service), TENANT).request(path).GET().build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isNotEqualTo(404);
      return answer.body();
    }
  }

  private static List<String> tables(Connection connection) throws Exception {
    return column(connection, "select tablename from pg_tables where schemaname = 'public'");
  }

  private static List<String> column(Connection connection, String query) throws Exception {
    List<String> texts = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
