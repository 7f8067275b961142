package io.holdfast.local;

import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.DataDirectory;
import io.holdfast.local.running.LocalSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A local system whose life is bound to this process: Ctrl-C and SIGTERM stop it, and a part that
/// dies ends the process with a message.
final class Running implements AutoCloseable {
  private static volatile boolean stopped;

  private final LocalSystem system;
  private final Thread atExit;

  private Running(LocalSystem system) {
    this.system = system;
    this.atExit =
        new Thread(
            () -> {
              stopped = true;
              system.close();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Starts everything and says so.
  ///
  /// @param data where data is kept; null for a directory that goes with the run
  static Running start(Addresses addresses, @Nullable Path data, Progress progress)
      throws InterruptedException {
    long begun = System.nanoTime();
    Path root = root();
    Path path =
        data == null ? root.resolve(".holdfast/run-" + ProcessHandle.current().pid()) : data;
    DataDirectory directory = DataDirectory.open(path, data != null);
    Logs.writeTo(directory.logs());
    Running running = new Running(new LocalSystem(root, addresses, directory, Running::die));
    try {
      running.system.start(what -> progress.now("%3d s  %s".formatted(seconds(begun), what)));
    } catch (RuntimeException | InterruptedException e) {
      running.close();
      throw e;
    }
    if (running.system.isClosing()) {
      running.stay(); // stopped while it started: the process is about to end
    }
    progress.said(
        "Kafka, PostgreSQL and four services are ready after %d s (logs: %s)"
            .formatted(seconds(begun), directory.logs()));
    return running;
  }

  private static void die(String obituary) {
    System.err.println("\nholdfast: " + obituary);
    System.exit(ExitCode.PART_DIED.code());
  }

  private static long seconds(long sinceNanos) {
    return Duration.ofNanos(System.nanoTime() - sinceNanos).toSeconds();
  }

  private static Path root() {
    String root = System.getProperty("holdfast.root");
    if (root == null) {
      throw new TroubleException(
          ExitCode.USAGE, "the system property holdfast.root is not set. Start with ./holdfast.");
    }
    return Path.of(root);
  }

  /// Whether Ctrl-C or SIGTERM stopped it: what fails after that is no news.
  static boolean isStopped() {
    return stopped;
  }

  /// Waits until someone stops this process.
  void stay() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    system.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process ends already, and the hook has done its work.
    }
  }
}
