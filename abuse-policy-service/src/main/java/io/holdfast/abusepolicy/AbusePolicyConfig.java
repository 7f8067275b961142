package io.holdfast.abusepolicy;

import io.holdfast.kit.messaging.TopicSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/// Settings of the service (`holdfast.*`).
@ConfigMapping(prefix = "holdfast")
public interface AbusePolicyConfig {
  /// The topics.
  TopicSettings topics();

  /// What is the service's own.
  Own abusePolicy();

  /// Settings under `holdfast.abuse-policy`.
  interface Own {
    /// Resource that holds the policy of tenants without one of their own.
    @WithDefault("policies/default.yaml")
    String defaultPolicy();

    /// How long a training is valid where nobody says until when (ISO-8601 period).
    @WithDefault("P12M")
    Period trainingValidFor();

    /// How far ahead of our clock an `occurredAt` over REST may be; it is then taken as now.
    @WithDefault("1m")
    Duration mostAhead();

    /// How far back an `occurredAt` over REST may be.
    @WithDefault("24h")
    Duration mostBehind();

    /// How far the clocks of platform and service may differ when an end is held against its allow.
    @WithDefault("2s")
    Duration clockTolerance();
  }
}
