package io.holdfast.abusepolicy;

import static org.hamcrest.Matchers.equalTo;

import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Promise I5: no allow leaves before its decision and its event are durable.
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class)
class AuditFirstIT {
  @Inject DataSource dataSource;

  @Test
  void shouldAnswerNoVerdictAndKeepNoDecisionWhenItCannotBeTold() throws SQLException {
    var desktop = new Desktop("audit-first");
    desktop.trainedSince(Duration.ofDays(1));
    desktop.abuseWithWarning("c1");
    run("alter table outbox rename to outbox_away");
    try {
      desktop.ask("c1", "sexist-comment").statusCode(500).body("verdict", equalTo(null));
    } finally {
      run("alter table outbox_away rename to outbox");
    }

    desktop.request().get("/v1/calls/c1/abuse-record").then().body("decisions.size()", equalTo(0));
    desktop.ask("c1", "sexist-comment").statusCode(200).body("verdict", equalTo("allow"));
    try (var ear = new Ear("audit-first")) {
      ear.await(all -> all.size() == 1);
    }
  }

  private void run(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
