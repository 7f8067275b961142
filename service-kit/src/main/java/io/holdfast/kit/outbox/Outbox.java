package io.holdfast.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.Topic;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The table of events that are to be told. What is put here in a transaction is told if, and only
/// if, that transaction commits.
public final class Outbox {
  private static final String INSERT =
      "insert into outbox (topic, key, headers, value) values (?, ?, ?::jsonb, ?)";

  private final DataSource dataSource;

  /// @param dataSource gives the connection of the running transaction
  public Outbox(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Adds an event to the running transaction. Order within a key is the order of these calls, so
  /// the caller must hold the lock of the row that the key names.
  public <V extends Event> void put(Topic<String, V> topic, V event) {
    var out = topic.toRecord(event);
    var headers =
        Arrays.stream(out.headers().toArray())
            .collect(Collectors.toMap(h -> h.key(), h -> new String(h.value(), UTF_8)));
    try (var connection = dataSource.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, out.topic());
      insert.setString(2, out.key());
      insert.setString(3, new String(Json.bytes(headers), UTF_8));
      insert.setBytes(4, out.value());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Expected to write to the outbox, could not", e);
    }
  }
}
