package io.holdfast.callback;

import io.holdfast.kit.Loop;
import io.holdfast.kit.health.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Looks for what is due, again and again; four pauses later where the database was away.
@Singleton
class DueLoop {
  private static final int FIRST = 100;

  private final Loop loop;

  DueLoop(PlaceDueCallbacks placing, CallbackConfig config, Workers workers) {
    Duration every = config.callback().dial().pollEvery();
    this.loop =
        new Loop(workers.worker("due-callbacks"), placing::pass, every, every.multipliedBy(4));
  }

  void start(@Observes StartupEvent started) {
    loop.start();
  }

  /// Before what it orders is told no more.
  void stop(@Observes @Priority(FIRST) ShutdownEvent stopped) {
    loop.close();
  }
}
