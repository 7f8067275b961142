package io.holdfast.review;

import io.holdfast.contracts.Topics;
import io.holdfast.kit.outbox.Outbox;
import io.holdfast.review.domain.FollowGrounds;
import io.holdfast.review.domain.TriggerRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/// What is made of plain values and the settings.
class Wiring {
  @Produces
  @Singleton
  Topics topics(ReviewConfig config) {
    return config.topics().topics();
  }

  @Produces
  @Singleton
  TriggerRules rules(ReviewConfig config) {
    return TriggerRules.with(config.review().hangUp().limits(), config.review().clockTolerance());
  }

  @Produces
  @Singleton
  FollowGrounds followGrounds(ReviewConfig config) {
    return new FollowGrounds(config.review().due().times());
  }

  @Produces
  @Singleton
  Outbox outbox(DataSource dataSource) {
    return new Outbox(dataSource);
  }

  /// Microseconds, as the database and the topics keep them.
  @Produces
  @Singleton
  InstantSource clock() {
    return () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
