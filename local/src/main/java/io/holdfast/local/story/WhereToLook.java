package io.holdfast.local.story;

import io.holdfast.contracts.Topics;
import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.Service;
import java.util.ArrayList;
import java.util.List;

/// Addresses, topics and two commands to begin with.
public final class WhereToLook {
  private static final String API = "/q/openapi, /q/health, /q/metrics";
  private static final String FIRST = new Topics(Topics.DEFAULT_PREFIX).callEvents().name();

  private WhereToLook() {}

  /// Line by line.
  public static List<String> lines(Addresses addresses) {
    List<String> lines = new ArrayList<>(List.of("Where to look"));
    Table table = new Table("", "address", "");
    for (Service service : Service.values()) {
      table.row(service.title(), addresses.of(service).toString(), API);
    }
    table.row("Kafka", addresses.bootstrapServers(), "topics " + FIRST + ", ...");
    table.row("PostgreSQL", "127.0.0.1:" + addresses.postgres(), "user postgres");
    lines.addAll(table.lines());
    lines.add("");
    lines.add("  kcat -b %s -L".formatted(addresses.bootstrapServers()));
    lines.add(
        "  kcat -b %s -X isolation.level=read_committed -t %s -C -o beginning -e -q"
            .formatted(addresses.bootstrapServers(), FIRST));
    lines.add("  curl -s '%s/v1/callbacks?status=kept'".formatted(addresses.of(Service.CALLBACK)));
    lines.add("  curl -s '%s/v1/cases?status=open'".formatted(addresses.of(Service.REVIEW)));
    return lines;
  }
}
