package io.holdfast.callevents.topology;

import io.micrometer.core.instrument.MeterRegistry;

/// Counts what became of the facts: read = published + repeated + conflicting + late + unreadable,
/// by tenant (invariant I1).
final class Tally {
  private final MeterRegistry registry;

  Tally(MeterRegistry registry) {
    this.registry = registry;
  }

  void read(String tenant) {
    count("read", tenant);
  }

  void published(String tenant) {
    count("published", tenant);
  }

  void dropped(String tenant, String why) {
    count(why, tenant);
  }

  private void count(String outcome, String tenant) {
    registry.counter("holdfast.facts", "outcome", outcome, "tenant", tenant).increment();
  }
}
