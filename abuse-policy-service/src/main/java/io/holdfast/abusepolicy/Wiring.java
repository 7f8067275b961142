package io.holdfast.abusepolicy;

import io.holdfast.contracts.Topics;
import io.holdfast.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;

/// What the use cases need from outside.
@ApplicationScoped
public class Wiring {
  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Topics topics(AbusePolicyConfig config) {
    return config.topics().topics();
  }

  @Produces
  @Singleton
  Outbox outbox(DataSource dataSource) {
    return new Outbox(dataSource);
  }
}
