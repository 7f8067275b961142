package io.holdfast.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// PostgreSQL for a Quarkus test: embedded, or a container with `-Pcontainers`.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
  private AutoCloseable running = () -> {};

  @Override
  public Map<String, String> start() {
    return Infra.useContainers() ? container() : embedded();
  }

  private Map<String, String> embedded() {
    EmbeddedDatabase database = EmbeddedDatabase.start();
    running = database;
    return settings(database.jdbcUrl("postgres"), "postgres", "postgres");
  }

  private Map<String, String> container() {
    PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18.6");
    running = postgres;
    postgres.start();
    return settings(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
  }

  private static Map<String, String> settings(String url, String user, String password) {
    return Map.of(
        "quarkus.datasource.jdbc.url", url,
        "quarkus.datasource.username", user,
        "quarkus.datasource.password", password,
        "quarkus.datasource.devservices.enabled", "false");
  }

  @Override
  public void stop() {
    Infra.close(running);
  }
}
