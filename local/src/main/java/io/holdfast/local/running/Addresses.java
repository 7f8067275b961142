package io.holdfast.local.running;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import io.holdfast.testkit.Ports;
import java.net.URI;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// Ports of everything that runs, all on 127.0.0.1.
///
/// @param kafka of the broker
/// @param postgres of the database
/// @param services of each service's REST interface
public record Addresses(int kafka, int postgres, Map<Service, Integer> services) {
  private static final int KAFKA = 19092;
  private static final int POSTGRES = 15432;
  private static final int LOWEST_FREE = 20_000;
  private static final int LOWEST_OUTGOING = 32_768;

  /// Ports that are free now. They lie below those that systems give to outgoing connections (Linux
  /// from 32768, macOS from 49152), so that none is taken before its service starts.
  public static Addresses free() {
    Iterator<Integer> ports =
        ThreadLocalRandom.current()
            .ints(LOWEST_FREE, LOWEST_OUTGOING)
            .distinct()
            .filter(port -> !Ports.isTaken(port))
            .iterator();
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    List.of(Service.values()).forEach(s -> services.put(s, ports.next()));
    return new Addresses(ports.next(), ports.next(), services);
  }

  /// The ports of the contract's section 9.
  public static Addresses ofTheContract() {
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    List.of(Service.values()).forEach(s -> services.put(s, s.defaultPort()));
    return new Addresses(KAFKA, POSTGRES, services);
  }

  /// `127.0.0.1:port` of Kafka.
  public String bootstrapServers() {
    return "127.0.0.1:" + kafka;
  }

  /// Where a service answers.
  public URI of(Service service) {
    return URI.create("http://127.0.0.1:" + port(service));
  }

  int port(Service service) {
    return services.getOrDefault(service, service.defaultPort());
  }

  /// Refuses ports that someone listens on.
  ///
  /// @throws TroubleException naming each of them
  void requireFree() {
    List<String> taken =
        Stream.concat(
                Stream.of(Map.entry("Kafka", kafka), Map.entry("PostgreSQL", postgres)),
                services.entrySet().stream().map(s -> Map.entry(s.getKey().title(), s.getValue())))
            .filter(part -> Ports.isTaken(part.getValue()))
            .map(part -> part.getValue() + " (for " + part.getKey() + ")")
            .toList();
    if (!taken.isEmpty()) {
      throw new TroubleException(
          ExitCode.IN_USE,
          "in use already: port "
              + String.join(", port ", taken)
              + ". Stop what listens there, or choose other ports (see --help).");
    }
  }
}
