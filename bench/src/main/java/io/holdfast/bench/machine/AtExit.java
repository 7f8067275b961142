package io.holdfast.bench.machine;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Sees to it that nothing outlives this process, however it ends.
public final class AtExit {
  private static final int LONGEST_SECONDS = 5;
  private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();

  private AtExit() {}

  /// On exit, also by Ctrl-C: kills all children, then removes the directory.
  public static void clean(WorkDirectory work) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  PROCESSES.forEach(Process::destroyForcibly);
                  // the end of a killed child is not always told here
                  PROCESSES.forEach(p ->
                      p.onExit().completeOnTimeout(p, LONGEST_SECONDS, TimeUnit.SECONDS).join());
                  work.close();
                },
                "clean"));
  }

  static Process kill(Process process) {
    PROCESSES.removeIf(p -> !p.isAlive());
    PROCESSES.add(process);
    return process;
  }

  /// Waits.
  public static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw stopped(e);
    }
  }

  /// What to throw where a wait was interrupted.
  public static IllegalStateException stopped(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Stopped", cause);
  }
}
