package io.holdfast.review.messaging;

import io.holdfast.review.ForgetCalls;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// What is done once an hour. Several instances may do it at once; it does no harm.
@ApplicationScoped
class HourlyWork {
  private static final Logger LOG = Logger.getLogger(HourlyWork.class);

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ForgetCalls forgetCalls;

  HourlyWork(ForgetCalls forgetCalls) {
    this.forgetCalls = forgetCalls;
  }

  void onStart(@Observes StartupEvent event) {
    var _ = clock.scheduleWithFixedDelay(this::once, 1, 60, TimeUnit.MINUTES);
  }

  void onStop(@Observes ShutdownEvent event) {
    clock.shutdownNow();
  }

  private void once() {
    try {
      LOG.infof("Forgot %d calls without a case", forgetCalls.once());
    } catch (RuntimeException e) {
      LOG.warnf("Calls are forgotten in the next hour: %s", e.toString());
    }
  }
}
