package io.holdfast.abusepolicy.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the reader and the relay run. A broker that is away does not count: the agent must
/// get an answer, and the outbox waits.
@Readiness
@ApplicationScoped
class MessagingRuns implements HealthCheck {
  private final Messaging messaging;

  MessagingRuns(Messaging messaging) {
    this.messaging = messaging;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("call events and outbox")
        .status(messaging.isRunning())
        .build();
  }
}
