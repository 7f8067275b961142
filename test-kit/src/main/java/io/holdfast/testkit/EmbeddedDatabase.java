package io.holdfast.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// A real PostgreSQL as a process of this machine, on 127.0.0.1, in a time zone that is not UTC, so
/// that a forgotten zone shows. User `postgres`, any password.
public final class EmbeddedDatabase implements AutoCloseable {
  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /// Starts a server in a directory of its own that is removed at the end.
  public static EmbeddedDatabase start() {
    return start(builder().setCleanDataDirectory(true).setPort(Ports.free()));
  }

  /// Starts a server on a directory that is kept; an earlier run's data is taken up again.
  public static EmbeddedDatabase start(Path directory, int port) {
    return start(
        builder()
            .setDataDirectory(directory.toFile())
            .setCleanDataDirectory(false)
            .setPort(port == 0 ? Ports.free() : port));
  }

  private static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setServerConfig("timezone", "Pacific/Chatham")
        .setServerConfig("max_connections", "200");
  }

  private static EmbeddedDatabase start(EmbeddedPostgres.Builder builder) {
    try {
      return new EmbeddedDatabase(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes the databases that are missing.
  public EmbeddedDatabase withDatabases(List<String> names) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      for (String name : names) {
        try (var found =
            statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
          if (found.next()) {
            continue;
          }
        }
        statement.execute("create database \"" + name + "\"");
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException("Expected to make the databases, could not", e);
    }
  }

  /// JDBC address of a database.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  /// Port of the server.
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
