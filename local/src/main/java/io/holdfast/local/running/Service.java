package io.holdfast.local.running;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The four services: module, port of the contract's section 9, and database where it has one.
public enum Service {
  CALL_EVENTS("call-events", 8081, null),
  CALLBACK("callback", 8082, "callback"),
  ABUSE_POLICY("abuse-policy", 8083, "abuse_policy"),
  REVIEW("review", 8084, "review");

  private final String title;
  private final int port;
  private final @Nullable String database;

  Service(String title, int port, @Nullable String database) {
    this.title = title;
    this.port = port;
    this.database = database;
  }

  /// What people call it, such as `call-events`.
  public String title() {
    return title;
  }

  /// The module that it is built in.
  public String module() {
    return title + "-service";
  }

  /// Its port where none is asked for.
  public int defaultPort() {
    return port;
  }

  @Nullable String database() {
    return database;
  }

  static List<String> databases() {
    return Arrays.stream(values()).map(Service::database).filter(Objects::nonNull).toList();
  }
}
