package io.holdfast.callevents;

import io.holdfast.kit.messaging.TopicSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Settings of call-events-service.
@ConfigMapping(prefix = "holdfast")
public interface CallEventsConfig {
  /// Names of the topics.
  TopicSettings topics();

  /// Key between callers' numbers and what is published: base64 of at least 32 bytes, the same as
  /// callback-service's. Whoever has it can open sealed numbers.
  String callerKey();

  /// This service's own settings.
  CallEvents callEvents();

  /// Settings under `holdfast.call-events`.
  interface CallEvents {
    /// Directory of the state store; outside /tmp, and kept across restarts.
    String stateDir();

    /// Name of this instance, the same after a restart: it takes its partitions back at once. None
    /// by default, which costs a restart up to ten seconds.
    Optional<String> instanceId();

    /// Threads that fold.
    @WithDefault("2")
    int threads();

    /// Copies of the state on other instances, for a fast take-over.
    @WithDefault("0")
    int standbys();

    /// Wall-clock time for which the facts of an ended call are kept; stragglers within it still
    /// correct its life.
    @WithDefault("2h")
    Duration keepFinished();

    /// Wall-clock time for which an ended call's id is remembered after that; a fact within it is
    /// counted as late. Longer than the intake topic's retention.
    @WithDefault("8d")
    Duration rememberFinished();

    /// How often the store is swept.
    @WithDefault("1m")
    Duration sweepEvery();

    /// Largest body of the intake, bytes.
    @WithDefault("1048576")
    int maxBodyBytes();

    /// Largest single event of the intake, bytes.
    @WithDefault("262144")
    int maxEventBytes();

    /// How long the intake waits for the broker before it answers 503.
    @WithDefault("10s")
    Duration produceTimeout();
  }
}
