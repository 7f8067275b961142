package io.holdfast.local.running;

import java.util.HashMap;
import java.util.Map;

/// The settings that each service is started with.
final class Environment {
  private final Addresses addresses;
  private final DataDirectory directory;

  Environment(Addresses addresses, DataDirectory directory) {
    this.addresses = addresses;
    this.directory = directory;
  }

  Map<String, String> of(Service service) {
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(addresses.port(service)));
    settings.put("KAFKA_BOOTSTRAP_SERVERS", addresses.bootstrapServers());
    settings.put("HOLDFAST_TOPICS_CREATE", "true");
    settings.put("HOLDFAST_CALLER_KEY", directory.callerKey());
    settings.put("HOLDFAST_CALL_EVENTS_STATE_DIR", directory.streams().toString());
    settings.put("HOLDFAST_CALL_EVENTS_INSTANCE_ID", "local");
    settings.put("HOLDFAST_CALL_EVENTS_OPEN_INTAKE", "true");
    String database = service.database();
    if (database != null) {
      settings.put(
          "QUARKUS_DATASOURCE_JDBC_URL",
          "jdbc:postgresql://127.0.0.1:" + addresses.postgres() + "/" + database);
      settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
      settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    }
    return settings;
  }
}
