package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfraIT {
  @Test
  void shouldKeepRecordsWhenTheBrokerIsStoppedAndStartedOnItsDirectory(@TempDir Path directory)
      throws Exception {
    try (var kafka = EmbeddedKafka.start(directory, 0);
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        var probe = new TopicProbe(kafka.bootstrapServers())) {
      admin.createTopics(List.of(new NewTopic("t", 2, (short) 1))).all().get();
      probe.send(new ProducerRecord<>("t", "k", new byte[] {1}));
    }
    try (var kafka = EmbeddedKafka.start(directory, 0);
        var probe = new TopicProbe(kafka.bootstrapServers())) {
      assertThat(probe.records("t"))
          .singleElement()
          .satisfies(r -> assertThat(r.key()).isEqualTo("k"));
    }
  }

  @Test
  void shouldKeepDatabasesWhenTheServerIsStoppedAndStartedOnItsDirectory(@TempDir Path directory)
      throws Exception {
    Path data = directory.resolve("pg");
    try (var database = EmbeddedDatabase.start(data, 0).withDatabases(List.of("a", "b"))) {
      run(database, "create table t (x int)");
    }
    try (var database = EmbeddedDatabase.start(data, 0).withDatabases(List.of("a", "b"))) {
      run(database, "insert into t values (1)");
    }
  }

  private static void run(EmbeddedDatabase database, String sql) throws Exception {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl("a"), "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
