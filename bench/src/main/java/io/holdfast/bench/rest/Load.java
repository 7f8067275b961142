package io.holdfast.bench.rest;

import io.holdfast.bench.machine.AtExit;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Requests from many connections, each of which sends the next as soon as the last is answered.
///
/// @param requests to be sent
/// @param connections open at once
record Load(Rounds requests, int connections) {
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final int ACCEPTED = 202;

  /// Requests a second that were answered with 202, after the warm-up.
  double perSecond(int port, Duration warmUp) {
    long from = System.nanoTime() + warmUp.toNanos();
    long until = from + MEASURED.toNanos();
    LongAdder counted = new LongAdder();
    var failures = new ConcurrentLinkedQueue<Exception>();
    try (var pool = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        pool.execute(() -> {
          try (KeepAlive connection = new KeepAlive(port)) {
            for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
              require(connection.exchange(requests.next()));
              if (now >= from) {
                counted.increment();
              }
            }
          } catch (IOException | RuntimeException e) {
            failures.add(e);
          }
        });
      }
      pool.shutdown();
      if (!pool.awaitTermination(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Expected the load to end");
      }
    } catch (InterruptedException e) {
      throw AtExit.stopped(e);
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("Expected every request to be taken", failures.peek());
    }
    return (double) counted.sum() / MEASURED.toSeconds();
  }

  private static void require(int status) {
    if (status != ACCEPTED) {
      throw new IllegalStateException("Expected 202, found " + status);
    }
  }
}
