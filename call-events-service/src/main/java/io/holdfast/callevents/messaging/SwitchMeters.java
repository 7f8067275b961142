package io.holdfast.callevents.messaging;

import io.holdfast.callevents.IntakeAnswer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts what one switch told, by the switch's name.
final class SwitchMeters {
  private final MeterRegistry registry;
  private final String name;

  SwitchMeters(MeterRegistry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  void watch(SwitchFeed feed) {
    Gauge.builder("holdfast.switch.connected", feed, f -> f.isConnected() ? 1 : 0)
        .tag("switch", name)
        .register(registry);
  }

  void gap() {
    registry.counter("holdfast.switch.gaps", "switch", name).increment();
  }

  void count(IntakeAnswer answer) {
    count("accepted", answer.accepted());
    count("ignored", answer.ignored());
    count("rejected", answer.rejected().size());
    count("duplicate", answer.duplicates());
  }

  private void count(String outcome, int events) {
    registry
        .counter("holdfast.switch.events", "switch", name, "outcome", outcome)
        .increment(events);
  }
}
