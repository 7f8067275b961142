package io.holdfast.callback;

import io.holdfast.kit.messaging.TopicSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// All settings of the service. Spans are written `500ms`, `10s`, `10m`, `24h`.
@ConfigMapping(prefix = "holdfast")
public interface CallbackConfig {
  /// Key of callers' tokens and sealed numbers: base64 of at least 32 bytes, the same as in
  /// call-events-service. No default.
  String callerKey();

  /// The topics.
  TopicSettings topics();

  /// Promises to call back.
  Callbacks callback();

  /// `holdfast.callback.*`
  interface Callbacks {
    /// What makes a drop.
    Drops drop();

    /// From the drop to the first dial.
    @WithDefault("10m")
    Duration dueAfter();

    /// From booking to the first moment of a dial, so that late facts can still correct the end.
    @WithDefault("10s")
    Duration settle();

    /// From booking to the moment after which nobody is called any more.
    @WithDefault("24h")
    Duration lastFor();

    /// A drop that is longer ago books nothing and is not dialled for.
    @WithDefault("24h")
    Duration maxAge();

    /// The shortest talk with an agent that supersedes a promise.
    @WithDefault("30s")
    Duration leastTalk();

    /// Dials after one that reached nobody.
    Retries retry();

    /// Orders to dial.
    Dials dial();
  }

  /// `holdfast.callback.drop.*`
  interface Drops {
    /// Least time a caller lost in queues, holds and transfers.
    @WithDefault("10m")
    Duration timeLost();

    /// Longest time between the end of the last wait and the end of the call.
    @WithDefault("3m")
    Duration afterWait();

    /// Whether a caller who gave up in a queue is owed a call.
    @WithDefault("false")
    boolean abandonedInQueue();

    /// Whether a caller who gave up on hold is owed a call.
    @WithDefault("false")
    boolean abandonedOnHold();
  }

  /// `holdfast.callback.retry.*`
  interface Retries {
    /// Most dials of one promise.
    @WithDefault("3")
    int attempts();

    /// Pause after the first, second, … dial that reached nobody; the last repeats.
    @WithDefault("5m,15m,60m")
    List<Duration> delays();
  }

  /// `holdfast.callback.dial.*`
  interface Dials {
    /// How often we look for what is due.
    @WithDefault("500ms")
    Duration pollEvery();

    /// Most dials ordered in one look: after an outage the overdue are paced by it.
    @WithDefault("200")
    int batch();

    /// How long a platform may take up an order; it is the order's `notAfter`.
    @WithDefault("1m")
    Duration acceptWithin();

    /// How long after an order its outcome may come; then it counts as failed. Must leave time to
    /// ring after `accept-within`.
    @WithDefault("2m")
    Duration outcomeWithin();
  }
}
