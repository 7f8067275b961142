package io.holdfast.review;

import io.holdfast.kit.messaging.TopicSettings;
import io.holdfast.review.domain.DueTimes;
import io.holdfast.review.domain.HangUpLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of review-service.
@ConfigMapping(prefix = "holdfast")
public interface ReviewConfig {
  /// Where the topics are.
  TopicSettings topics();

  /// What is a case, and how soon it is due.
  Review review();

  /// `holdfast.review.*`
  interface Review {
    /// From where on an agent's hang-up is a case.
    HangUp hangUp();

    /// How long a person may take to decide.
    Due due();

    /// How far the clocks of platform and abuse policy may differ when the end of a call is held
    /// against its allow.
    @WithDefault("2s")
    Duration clockTolerance();

    /// How long a call without a case is remembered after the last event of it. Must be longer than
    /// `holdfast.call-events.v1` is kept (28 days), so that a replay finds what it knew.
    @WithDefault("30d")
    Duration callsKept();
  }

  /// `holdfast.review.hang-up.*`
  interface HangUp {
    /// Least confidence of the ending, 0 to 1.
    @WithDefault("0.8")
    double confidence();

    /// Least time that the caller lost.
    @WithDefault("10m")
    Duration timeLost();

    /// How soon after a wait the agent must have hung up; while held there is no limit.
    @WithDefault("3m")
    Duration afterWait();

    /// Time lost from which such a case is of high severity.
    @WithDefault("20m")
    Duration highFrom();

    /// Time lost from which it is critical.
    @WithDefault("30m")
    Duration criticalFrom();

    /// As the domain wants them.
    default HangUpLimits limits() {
      return new HangUpLimits(confidence(), timeLost(), afterWait(), highFrom(), criticalFrom());
    }
  }

  /// `holdfast.review.due.*`
  interface Due {
    /// For a call that was ended for abuse.
    @WithDefault("2d")
    Duration abuseDisconnect();

    /// For a hang-up.
    @WithDefault("5d")
    Duration agentHangUp();

    /// As the domain wants them.
    default DueTimes times() {
      return new DueTimes(abuseDisconnect(), agentHangUp());
    }
  }
}
