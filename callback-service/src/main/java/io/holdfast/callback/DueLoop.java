package io.holdfast.callback;

import java.time.Duration;
import org.jboss.logging.Logger;

/// Looks for what is due, again and again, in a thread of its own. A failed look (the database is
/// away) is tried again after a pause.
final class DueLoop {
  private static final Logger LOG = Logger.getLogger(DueLoop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final Runnable pass;
  private final Duration every;
  private final Thread thread;
  private volatile boolean closed;

  /// @param pass one look
  /// @param every pause between two looks
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
      Duration pause = every;
      try {
        pass.run();
      } catch (RuntimeException e) {
        LOG.warnf("Due callbacks wait %s: %s", AFTER_FAILURE, e.toString());
        pause = AFTER_FAILURE;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// Lets a running look finish: an interrupt in it would break its transaction for nothing.
  void stop() throws InterruptedException {
    closed = true;
    if (!thread.join(every.plus(Duration.ofSeconds(5)))) {
      thread.interrupt();
    }
  }
}
