package io.holdfast.bench;

import io.holdfast.bench.machine.Plan;
import io.holdfast.bench.machine.Workbench;
import io.holdfast.bench.report.Progress;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.report.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./holdfast bench call-events`: the service that everything else waits for.
@Command(
    name = "call-events",
    description =
        "Measures call-events-service beside others on this machine, and prints a line a goal."
            + " Leave the machine alone meanwhile.",
    sortOptions = false)
final class CallEventsCommand implements Callable<Integer> {
  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "measures these parts alone: ${COMPLETION-CANDIDATES}")
  Set<Part> parts = EnumSet.allOf(Part.class);

  @Option(
      names = "--facts",
      paramLabel = "N",
      defaultValue = "4000000",
      description = "facts of the throughput (default ${DEFAULT-VALUE})")
  long facts;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "runs, of which the median counts (default ${DEFAULT-VALUE})")
  int runs;

  @Option(
      names = "--soak",
      paramLabel = "CALLS",
      defaultValue = "200000",
      description =
          "calls over which memory is watched (default ${DEFAULT-VALUE}; 10000000 for the goal)")
  long soakCalls;

  @Option(
      names = "--flink",
      description = "builds the rival Apache Flink too, and lets it run side by side")
  boolean flink;

  @Option(
      names = "--beside",
      paramLabel = "CHECKOUT",
      description =
          "another checkout, built (mvn package), such as the parent commit's: its service runs in"
              + " turn with this one, and the report has the ratio of their throughputs")
  @Nullable Path beside;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "writes the report there too, as a block to paste into a page")
  @Nullable Path markdown;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this")
  boolean help;

  @Override
  public Integer call() throws IOException {
    Report report = new Report();
    report.section("call-events-service on this machine");
    Surroundings.lines().forEach(report::say);
    Progress.say("starting a Kafka broker");
    boolean complete = true;
    Plan plan = new Plan(facts, runs, soakCalls, beside);
    try (Workbench bench = Workbench.open(root(), plan)) {
      for (Part part : EnumSet.copyOf(parts)) {
        complete &= measured(part, bench, report);
      }
    }
    List<String> lines = report.lines();
    lines.forEach(System.out::println);
    if (markdown != null) {
      Files.writeString(markdown, "```\n" + String.join("\n", lines) + "\n```\n");
    }
    return complete ? 0 : 1;
  }

  /// What cannot be measured leaves its goals `not-measured`, and the other parts their turn.
  private static boolean measured(Part part, Workbench bench, Report report) {
    try {
      part.measure(bench, report);
      return true;
    } catch (IllegalStateException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      report.section("Could not measure " + part + ": " + why);
      Progress.say("could not measure " + part + ": " + e.getMessage());
      return false;
    }
  }

  private static Path root() {
    return Path.of(System.getProperty("holdfast.root", "."));
  }
}
