package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// Both ways of getting Kafka and PostgreSQL: embedded, and as containers with `-Pcontainers`.
class ResourcesIT {
  @Test
  void shouldGiveAKafkaThatKeepsRecords() throws Exception {
    var resource = new KafkaResource();
    try {
      String servers = resource.start().get("kafka.bootstrap.servers");
      try (var admin = Admin.create(Map.of("bootstrap.servers", servers));
          var probe = new TopicProbe(servers)) {
        admin.createTopics(List.of(new NewTopic("t", 3, (short) 1))).all().get();
        probe.send(new ProducerRecord<>("t", "k", new byte[] {1}));
        assertThat(probe.records("t"))
            .singleElement()
            .satisfies(r -> assertThat(r.key()).isEqualTo("k"));
      }
    } finally {
      resource.stop();
    }
  }

  @Test
  void shouldGiveAPostgresThatIsGoneAfterwards() throws SQLException {
    var resource = new PostgresResource();
    Map<String, String> settings;
    try {
      settings = resource.start();
      try (var connection = connect(settings);
          var statement = connection.createStatement();
          var rows = statement.executeQuery("select current_setting('server_version_num')::int")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isGreaterThanOrEqualTo(180_000);
      }
    } finally {
      resource.stop();
    }
    assertThatThrownBy(() -> connect(settings).close()).isInstanceOf(SQLException.class);
  }

  private static java.sql.Connection connect(Map<String, String> settings) throws SQLException {
    return DriverManager.getConnection(
        settings.get("quarkus.datasource.jdbc.url"),
        settings.get("quarkus.datasource.username"),
        settings.get("quarkus.datasource.password"));
  }
}
