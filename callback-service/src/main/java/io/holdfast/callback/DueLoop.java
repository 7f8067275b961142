package io.holdfast.callback;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// Looks for what is due, again and again; four pauses later where the database was away.
final class DueLoop {
  private static final Logger LOG = Logger.getLogger(DueLoop.class);

  private final Runnable pass;
  private final Duration every;
  private final Thread thread;
  private volatile boolean closed;

  DueLoop(Runnable pass, Duration every) {
    this.pass = pass;
    this.every = every;
    this.thread = Thread.ofPlatform().name("due-callbacks").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  private void run() {
    while (!closed) {
      try {
        pass.run();
        LockSupport.parkNanos(every.toNanos());
      } catch (RuntimeException e) {
        LOG.warnf("Due callbacks wait: %s", e.toString());
        LockSupport.parkNanos(4 * every.toNanos());
      }
    }
  }

  /// Lets a running look finish: an interrupt in it would break its transaction for nothing.
  void stop() throws InterruptedException {
    closed = true;
    LockSupport.unpark(thread);
    if (!thread.join(Duration.ofSeconds(5))) {
      thread.interrupt();
    }
  }
}
