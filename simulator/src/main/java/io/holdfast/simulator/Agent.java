package io.holdfast.simulator;

import java.util.Set;

/// Someone who takes calls, one at a time.
final class Agent {
  private final String id;
  private final Temperament temperament;
  private final Set<String> queues;
  private long freeAt;

  /// @param queues whose callers he can help
  Agent(String id, Temperament temperament, Set<String> queues) {
    this.id = id;
    this.temperament = temperament;
    this.queues = queues;
  }

  String id() {
    return id;
  }

  Temperament temperament() {
    return temperament;
  }

  boolean serves(String queue) {
    return queues.contains(queue);
  }

  /// When the last call that he has promised to take is over, wrap-up and all.
  long freeAt() {
    return freeAt;
  }

  void busyUntil(long ms) {
    freeAt = ms;
  }
}
