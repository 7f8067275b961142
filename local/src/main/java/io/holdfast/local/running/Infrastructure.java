package io.holdfast.local.running;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import io.holdfast.testkit.EmbeddedDatabase;
import io.holdfast.testkit.EmbeddedKafka;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A real Kafka in this process and a real PostgreSQL beside it.
final class Infrastructure implements AutoCloseable {
  /// Each part gets this long to stop.
  private static final long STOP_SECONDS = 10;

  private final EmbeddedKafka kafka;
  private final EmbeddedDatabase database;

  private Infrastructure(EmbeddedKafka kafka, EmbeddedDatabase database) {
    this.kafka = kafka;
    this.database = database;
  }

  /// Starts both, side by side, and makes the databases of the services.
  ///
  /// @throws TroubleException where one does not start; the other is stopped again
  static Infrastructure start(Addresses addresses, DataDirectory directory) {
    var kafka =
        inBackground("Kafka", () -> EmbeddedKafka.start(directory.kafka(), addresses.kafka()));
    var database =
        inBackground("PostgreSQL", () -> database(directory.postgres(), addresses.postgres()));
    try {
      return new Infrastructure(kafka.join(), database.join());
    } catch (CompletionException e) {
      database.thenAccept(EmbeddedDatabase::close).exceptionally(_ -> null).join();
      kafka.thenAccept(EmbeddedKafka::close).exceptionally(_ -> null).join();
      throw e.getCause() instanceof TroubleException trouble ? trouble : e;
    }
  }

  private static EmbeddedDatabase database(Path directory, int port) {
    try {
      return EmbeddedDatabase.start(directory, port).withDatabases(Service.databases());
    } catch (RuntimeException e) {
      StrayDatabase.stop(directory);
      throw e;
    }
  }

  private static <T> CompletableFuture<T> inBackground(String name, Supplier<T> start) {
    CompletableFuture<T> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("start-" + name)
        .start(() -> {
          try {
            started.complete(start.get());
          } catch (Throwable e) { // also errors: whoever waits must hear of them
            started.completeExceptionally(
                new TroubleException(ExitCode.PART_DIED, name + " did not start: " + e));
          }
        });
    return started;
  }

  @Override
  public void close() {
    CompletableFuture.allOf(
            CompletableFuture.runAsync(database::close), CompletableFuture.runAsync(kafka::close))
        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
        .exceptionally(_ -> null)
        .join();
  }
}
