package io.holdfast.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.kit.health.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {
  private static final Duration EVERY = Duration.ofMillis(1);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(2);

  private final Worker worker = new Worker("looks", InstantSource.system());
  private final AtomicInteger rounds = new AtomicInteger();

  private Loop loop(Runnable work) {
    return new Loop(worker, work, EVERY, AFTER_FAILURE);
  }

  @Test
  void shouldSayThatARoundWaitsUntilOneComesToItsEnd() {
    Loop loop =
        loop(() -> {
          if (rounds.incrementAndGet() < 3) {
            throw new IllegalStateException("away, on purpose");
          }
        });
    assertThat(loop.round()).isEqualTo(AFTER_FAILURE);
    assertThat(loop.round()).isEqualTo(AFTER_FAILURE);
    assertThat(worker.isIdle()).isFalse();
    assertThat(loop.round()).isEqualTo(EVERY);
    assertThat(worker.isIdle()).isTrue();
  }

  @Test
  void shouldGoOnUntilItIsClosed() {
    Loop loop = loop(rounds::incrementAndGet);
    loop.start();
    await().until(() -> rounds.get() > 2);
    assertThat(worker.isRunning()).isTrue();
    loop.close();
    assertThat(worker.isRunning()).isFalse();
  }

  @Test
  void shouldSayThatItHasEndedWhenAnErrorEndsIt() {
    try (Loop loop =
        loop(() -> {
          throw new AssertionError("a test's own error, on purpose");
        })) {
      loop.start();
      await().dontCatchUncaughtExceptions().until(() -> !worker.isRunning());
    }
  }

  @Test
  void shouldCloseThoughItNeverStarted() {
    loop(rounds::incrementAndGet).close();
    assertThat(rounds).hasValue(0);
  }
}
