package io.holdfast.local.story;

import io.holdfast.contracts.Topics;
import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.Service;
import java.util.ArrayList;
import java.util.List;

/// Addresses, topics and two commands to begin with.
public final class WhereToLook {
  private WhereToLook() {}

  /// Line by line.
  public static List<String> lines(Addresses addresses) {
    List<String> lines = new ArrayList<>(List.of("Where to look"));
    Table table = new Table("what", "address", "");
    for (Service service : Service.values()) {
      table.row(
          service.title(), addresses.of(service).toString(), "/q/openapi, /q/metrics, /q/health");
    }
    table.row("PostgreSQL", "127.0.0.1:" + addresses.postgres(), "user postgres");
    table.row("Kafka", addresses.bootstrapServers(), topics());
    lines.addAll(table.lines());
    lines.add("");
    lines.add(
        "  kcat -b %s -t %s -C -o beginning -e -q"
            .formatted(
                addresses.bootstrapServers(),
                new Topics(Topics.DEFAULT_PREFIX).callEvents().name()));
    lines.add(
        "  curl -s '%s/v1/callbacks?status=scheduled'".formatted(addresses.of(Service.CALLBACK)));
    return lines;
  }

  private static String topics() {
    Topics topics = new Topics(Topics.DEFAULT_PREFIX);
    return String.join(", ", topics.all().stream().map(t -> t.name()).toList());
  }
}
