package io.holdfast.callevents.rest;

import io.github.bucket4j.Bucket;
import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.kit.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many events each tenant may still send in this second, to this instance.
@ApplicationScoped
public class Budgets {
  private static final double NANOS = 1e9;

  private final CallEventsConfig.CallEvents settings;
  private final Map<String, Bucket> budgets = new ConcurrentHashMap<>();

  /// @param config limits
  public Budgets(CallEventsConfig config) {
    this.settings = config.callEvents();
  }

  /// Takes events from a tenant's budget. What is left may be overdrawn once, so that a large
  /// request passes as well, and the next one waits for it.
  ///
  /// @throws Gate.RefusedException 429 with `Retry-After`
  void pay(String tenant, int events) {
    int most = settings.eventsPerSecond(tenant);
    if (most <= 0) {
      return;
    }
    Bucket budget = budgets.computeIfAbsent(tenant, _ -> budget(most));
    var probe = budget.estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      long seconds = (long) Math.ceil(probe.getNanosToWaitForRefill() / NANOS);
      throw new Gate.RefusedException(
          Problem.response(429, "too-many-events", "Expected " + most + " events a second at most"),
          HttpHeaders.RETRY_AFTER,
          Long.toString(seconds));
    }
    budget.consumeIgnoringRateLimits(events);
  }

  private static Bucket budget(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofSeconds(1)))
        .build();
  }
}
