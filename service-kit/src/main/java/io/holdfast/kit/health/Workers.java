package io.holdfast.kit.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// All workers of the service. It is ready while each of them runs, and gets on with what waits;
/// the answer and the metric `holdfast_stalled` name the one that does not.
@Default // the health check is a qualifier, which alone would hide the bean
@Readiness
@Singleton
public class Workers implements HealthCheck {
  /// Not the time of day, which somebody may set.
  private static final InstantSource STEADY = () -> Instant.EPOCH.plusNanos(System.nanoTime());

  private final MeterRegistry registry;
  private final HealthSettings settings;
  private final InstantSource clock;
  private final List<Worker> all = new CopyOnWriteArrayList<>();
  private volatile boolean open;

  /// @param registry gets a gauge for each worker
  @Inject
  public Workers(MeterRegistry registry, HealthSettings settings) {
    this(registry, settings, STEADY);
  }

  /// @param clock by which work waits
  public Workers(MeterRegistry registry, HealthSettings settings, InstantSource clock) {
    this.registry = registry;
    this.settings = settings;
    this.clock = clock;
  }

  /// A new one, which is not ready until it says that it has started.
  ///
  /// @param name label of the metric, and key in the health answer; of a fixed few
  public Worker worker(String name) {
    Worker added = new Worker(name, clock);
    all.add(added);
    Gauge.builder("holdfast.stalled", added, w -> w.isStalled(settings.stalledAfter()) ? 1 : 0)
        .tag("what", name)
        .register(registry);
    return added;
  }

  /// After all others have started: before, there may be no worker yet to say that it has not.
  public void open(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
    open = true;
  }

  @Override
  public HealthCheckResponse call() {
    var longer = settings.stalledAfter();
    var answer = HealthCheckResponse.named("workers");
    all.forEach(w -> answer.withData(w.name(), w.says(longer)));
    return answer.status(open && all.stream().allMatch(w -> w.isReady(longer))).build();
  }
}
