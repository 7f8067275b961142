package io.holdfast.kit.messaging;

import io.holdfast.contracts.Topics;
import io.smallrye.config.WithDefault;

/// Settings of the topics, the same for every service (`holdfast.topics.*`).
public interface TopicSettings {
  /// Put before every topic's name, dot included.
  @WithDefault(Topics.DEFAULT_PREFIX)
  String prefix();

  /// Whether the service makes missing topics at its start: for local runs and tests.
  @WithDefault("false")
  boolean create();

  /// Replicas of each partition of topics that the service makes.
  @WithDefault("1")
  int replication();

  /// The topics under the prefix.
  default Topics topics() {
    return new Topics(prefix());
  }
}
