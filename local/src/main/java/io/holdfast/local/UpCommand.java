package io.holdfast.local;

import io.holdfast.local.running.Addresses;
import io.holdfast.local.story.WhereToLook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `holdfast up`: everything, on the ports of the contract, until it is stopped.
@Command(
    name = "up",
    description = "Starts everything on the ports of the contract and stays until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
  @Mixin HelpOption help = new HelpOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keeps all data there, and takes it up again (else it goes with the run)")
  @Nullable Path data;

  @Mixin PortOptions ports = new PortOptions();

  @Override
  public Integer call() throws Exception {
    Addresses addresses = ports.addresses(true);
    try (Running running = Running.start(addresses, data, Progress.onConsole())) {
      WhereToLook.lines(addresses).forEach(System.out::println);
      System.out.println("\nCtrl-C stops it all.");
      running.stay();
    }
    return ExitCode.DONE.code();
  }
}
