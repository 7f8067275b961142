package io.holdfast.kit;

import io.holdfast.kit.health.Worker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Does the same work again and again, from a thread of its own, until it is closed. Only an
/// [Error] ends the thread before.
public final class Loop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final String A_ROUND = "a round";
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Worker worker;
  private final Runnable work;
  private final Duration every;
  private final Duration afterFailure;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param worker is told of each round that does not come to its end; names the thread
  /// @param every from the end of a round to the next
  /// @param afterFailure the same where it failed
  public Loop(Worker worker, Runnable work, Duration every, Duration afterFailure) {
    this.worker = worker;
    this.work = work;
    this.every = every;
    this.afterFailure = afterFailure;
    this.thread = Thread.ofPlatform().name(worker.name()).unstarted(this::run);
  }

  /// Starts the thread.
  public void start() {
    worker.started();
    thread.start();
  }

  private void run() {
    try {
      Duration rest = round();
      while (!closed.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        rest = round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.errorf("%s ends, nobody does its work: %s", worker.name(), Failure.of(e).trace());
      throw e;
    } finally {
      worker.ended();
    }
  }

  /// Does the work once.
  ///
  /// @return how long to rest
  Duration round() {
    worker.waits(A_ROUND);
    try {
      work.run();
      worker.done(A_ROUND);
      return every;
    } catch (RuntimeException e) {
      LOG.warnf("%s waits %s: %s", worker.name(), afterFailure, Failure.of(e));
      return afterFailure;
    }
  }

  /// Lets a running round end: an interrupt in it would break its transaction for nothing. Breaks
  /// it off after 5 s.
  @Override
  public void close() {
    closed.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
