package io.holdfast.bench;

import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./holdfast bench`: figures of Holdfast's speed, beside those of others on the same machine.
@Command(
    name = "bench",
    description = "Measures how fast Holdfast is on this machine, beside others.",
    subcommands = CallEventsCommand.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Bench {
  private static final int HELP_WIDTH = 100;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this")
  boolean help;

  private Bench() {}

  /// Runs a benchmark; ends with 0 whatever it measured, with 1 where it could not measure.
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset(); // Kafka's clients talk much, and this is for people
    System.exit(commands().execute(arguments));
  }

  static CommandLine commands() {
    return new CommandLine(new Bench())
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((thrown, line, _) -> {
          thrown.printStackTrace(line.getErr());
          return 1;
        });
  }
}
