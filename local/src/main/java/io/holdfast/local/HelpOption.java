package io.holdfast.local;

import picocli.CommandLine.Option;

/// `--help`, the same for every command.
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this")
  boolean asked;
}
