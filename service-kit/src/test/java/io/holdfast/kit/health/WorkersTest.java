package io.holdfast.kit.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Workers workers = new Workers(registry, () -> LIMIT, clock);

  private Worker running(String name) {
    Worker worker = workers.worker(name);
    worker.started();
    workers.open(new StartupEvent());
    return worker;
  }

  private boolean isReady() {
    return workers.call().getStatus() == Status.UP;
  }

  private String says(String name) {
    return (String) workers.call().getData().orElseThrow().get(name);
  }

  private double stalled(String name) {
    return registry.get("holdfast.stalled").tag("what", name).gauge().value();
  }

  @Test
  void shouldBeReadyHoweverLongNothingWaits() {
    running("reader");
    clock.advance(Duration.ofDays(3));
    assertThat(isReady()).isTrue();
    assertThat(says("reader")).isEqualTo("runs");
    assertThat(stalled("reader")).isZero();
  }

  @Test
  void shouldBeReadyUpToTheLimitAndNameWhatWaitsBeyondIt() {
    Worker worker = running("reader");
    running("outbox-relay");
    worker.waits("calls-3");
    clock.advance(LIMIT);
    worker.waits("calls-3");
    assertThat(isReady()).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(isReady()).isFalse();
    assertThat(says("reader")).isEqualTo("stalled: calls-3 has waited for 60 s");
    assertThat(says("outbox-relay")).isEqualTo("runs");
    assertThat(stalled("reader")).isEqualTo(1);
    assertThat(stalled("outbox-relay")).isZero();
  }

  @Test
  void shouldBeReadyWhileItGetsOnHoweverMuchWaits() {
    Worker worker = running("reader");
    for (int i = 0; i < 100; i++) {
      worker.waits("calls-3");
      clock.advance(LIMIT);
      assertThat(isReady()).isTrue();
      worker.done("calls-3");
    }
  }

  @Test
  void shouldNotHideWhatIsStuckBehindWhatGetsOn() {
    Worker worker = running("reader");
    worker.waits("calls-3");
    for (int i = 0; i < 10; i++) {
      worker.waits("calls-4");
      clock.advance(Duration.ofSeconds(10));
      worker.done("calls-4");
    }
    assertThat(says("reader")).isEqualTo("stalled: calls-3 has waited for 100 s");
  }

  @Test
  void shouldNameWhatHasWaitedLongest() {
    Worker worker = running("outbox-relay");
    worker.waitsFor(List.of("row 1"));
    clock.advance(Duration.ofSeconds(50));
    worker.waitsFor(List.of("row 1", "row 2"));
    clock.advance(Duration.ofSeconds(70));
    assertThat(says("outbox-relay")).isEqualTo("stalled: row 1 has waited for 120 s");
    worker.waitsFor(List.of("row 2"));
    assertThat(says("outbox-relay")).isEqualTo("stalled: row 2 has waited for 70 s");
  }

  @Test
  void shouldBeReadyAgainWhenWhatWaitedIsDoneOrAnothers() {
    Worker worker = running("reader");
    worker.waits("calls-3");
    worker.waits("calls-4");
    clock.advance(LIMIT.multipliedBy(2));
    worker.done("calls-3");
    assertThat(isReady()).isFalse();
    worker.retain(List.of("calls-3"));
    assertThat(isReady()).isTrue();
    assertThat(worker.isIdle()).isTrue();
    assertThat(stalled("reader")).isZero();
  }

  @Test
  void shouldNotBeReadyOnceAWorkerHasEndedUntilItRunsAgain() {
    Worker worker = running("reader");
    worker.ended();
    assertThat(isReady()).isFalse();
    assertThat(says("reader")).isEqualTo("ended");
    assertThat(stalled("reader")).isEqualTo(1);
    worker.started();
    assertThat(isReady()).isTrue();
    assertThat(stalled("reader")).isZero();
  }

  @Test
  void shouldForgetWhatWaitedForARunBefore() {
    Worker worker = running("outbox-relay");
    worker.waits("row 1");
    clock.advance(LIMIT.multipliedBy(2));
    worker.ended();
    worker.started();
    assertThat(isReady()).isTrue();
  }

  @Test
  void shouldBecomeReadyOnceAtTheStartAndStayIt() {
    assertThat(isReady()).isFalse();
    Worker reader = workers.worker("reader");
    Worker relay = workers.worker("outbox-relay");
    assertThat(isReady()).isFalse();
    reader.started();
    assertThat(says("outbox-relay")).isEqualTo("not started");
    relay.started();
    assertThat(isReady()).as("before all others have started").isFalse();
    workers.open(new StartupEvent());
    assertThat(isReady()).isTrue();
    assertThat(stalled("reader") + stalled("outbox-relay")).isZero();
  }

  @Test
  void shouldNotCallAWorkerStalledThatHasNotStarted() {
    workers.worker("reader");
    clock.advance(Duration.ofHours(1));
    assertThat(isReady()).isFalse();
    assertThat(stalled("reader")).isZero();
  }
}
