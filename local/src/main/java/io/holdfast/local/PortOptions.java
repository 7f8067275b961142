package io.holdfast.local;

import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.Service;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A port for each part, where someone asks for one.
final class PortOptions {
  @Option(names = "--kafka-port", paramLabel = "PORT", description = "of Kafka (19092)")
  @Nullable Integer kafka;

  @Option(names = "--postgres-port", paramLabel = "PORT", description = "of PostgreSQL (15432)")
  @Nullable Integer postgres;

  @Option(
      names = "--call-events-port",
      paramLabel = "PORT",
      description = "of call-events-service (8081)")
  @Nullable Integer callEvents;

  @Option(
      names = "--callback-port",
      paramLabel = "PORT",
      description = "of callback-service (8082)")
  @Nullable Integer callback;

  @Option(
      names = "--abuse-policy-port",
      paramLabel = "PORT",
      description = "of abuse-policy-service (8083)")
  @Nullable Integer abusePolicy;

  @Option(names = "--review-port", paramLabel = "PORT", description = "of review-service (8084)")
  @Nullable Integer review;

  /// The ports asked for; for the rest those of the contract, or free ones.
  Addresses addresses(boolean fixed) {
    Addresses rest = fixed ? Addresses.ofTheContract() : Addresses.free();
    Map<Service, Integer> services = new EnumMap<>(rest.services());
    put(services, Service.CALL_EVENTS, callEvents);
    put(services, Service.CALLBACK, callback);
    put(services, Service.ABUSE_POLICY, abusePolicy);
    put(services, Service.REVIEW, review);
    return new Addresses(
        kafka == null ? rest.kafka() : kafka,
        postgres == null ? rest.postgres() : postgres,
        services);
  }

  private static void put(Map<Service, Integer> services, Service service, @Nullable Integer port) {
    if (port != null) {
      services.put(service, port);
    }
  }
}
