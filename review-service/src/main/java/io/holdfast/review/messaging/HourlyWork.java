package io.holdfast.review.messaging;

import io.holdfast.kit.Loop;
import io.holdfast.kit.health.Workers;
import io.holdfast.review.ForgetCalls;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/// What is done once an hour, and tried again soon where it failed. Several instances may do it at
/// once; it does no harm.
@Singleton
class HourlyWork {
  private static final Logger LOG = Logger.getLogger(HourlyWork.class);

  private final Loop loop;

  HourlyWork(ForgetCalls forgetCalls, Workers workers) {
    this.loop =
        new Loop(
            workers.worker("forget-calls"),
            () -> LOG.infof("Forgot %d calls without a case", forgetCalls.once()),
            Duration.ofHours(1),
            Duration.ofSeconds(15));
  }

  void onStart(@Observes StartupEvent event) {
    loop.start();
  }

  void onStop(@Observes ShutdownEvent event) {
    loop.close();
  }
}
