package io.holdfast.callback;

import io.holdfast.callback.domain.Words;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// What is counted: every change of a promise, and all that was passed over.
@ApplicationScoped
class Counters {
  private final MeterRegistry registry;

  Counters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// A promise reached a status, or changed in it.
  void changed(Status status) {
    registry.counter("holdfast.callbacks.changes", "status", Words.of(status)).increment();
  }

  /// Something late, repeated or out of place changed nothing.
  void ignored(String reason) {
    registry.counter("holdfast.callbacks.ignored", "reason", reason).increment();
  }
}
