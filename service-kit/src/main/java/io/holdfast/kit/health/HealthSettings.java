package io.holdfast.kit.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of health, the same for every service (`holdfast.health.*`).
@ConfigMapping(prefix = "holdfast.health")
public interface HealthSettings {
  /// How long work may wait, and a worker not get on with it, until it counts as stalled and the
  /// service as not ready. Longer than the slowest piece of work, and than an outage that is not
  /// worth a word.
  @WithDefault("1m")
  Duration stalledAfter();
}
