package io.holdfast.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The commands that the launcher `./holdfast` hands over to.
@Command(
    name = "holdfast",
    description = "What happened on each call, what is owed to the caller, who must look at it.",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ReplayCommand.class,
      ImportCommand.class,
      RedriveCommand.class,
      CheckSenderCommand.class,
      SimulateCommand.class,
      CalibrateCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Holdfast {
  private static final int HELP_WIDTH = 100;

  @Mixin HelpOption help = new HelpOption();

  private Holdfast() {}

  /// Runs a command and ends with its exit code.
  public static void main(String[] arguments) {
    Logs.silence();
    System.exit(commands().execute(arguments));
  }

  /// The commands, for the process and for tests.
  static CommandLine commands() {
    return new CommandLine(new Holdfast())
        .setUsageHelpWidth(HELP_WIDTH)
        .setExecutionExceptionHandler((thrown, line, parsed) -> {
          if (Running.isStopped()) {
            return ExitCode.UNEXPECTED.code(); // the signal's own code wins
          }
          if (thrown instanceof TroubleException trouble) {
            line.getErr().println("holdfast: " + trouble.getMessage());
            return trouble.exitCode().code();
          }
          thrown.printStackTrace(line.getErr());
          return ExitCode.UNEXPECTED.code();
        });
  }
}
