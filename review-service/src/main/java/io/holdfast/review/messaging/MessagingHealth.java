package io.holdfast.review.messaging;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the reader and the relay run.
@Readiness
class MessagingHealth implements HealthCheck {
  private final Running running;

  MessagingHealth(Running running) {
    this.running = running;
  }

  @Override
  public HealthCheckResponse call() {
    boolean reads = running.reads();
    boolean tells = running.tells();
    return HealthCheckResponse.named("messaging")
        .withData("reader", reads)
        .withData("relay", tells)
        .status(reads && tells)
        .build();
  }
}
