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

  /// The consumer group of a service: with the prefix before it, so that two systems on one cluster
  /// stay apart; its bare name under the default one, as it always was.
  default String group(String service) {
    return prefix().equals(Topics.DEFAULT_PREFIX) ? service : prefix() + service;
  }

  /// The topics under the prefix.
  default Topics topics() {
    return new Topics(prefix());
  }
}
