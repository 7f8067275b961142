package io.holdfast.review.domain;

import io.holdfast.contracts.reviews.ReviewCase.Kind;
import java.time.Duration;
import java.time.Instant;

/// How long a person may take to decide, counted from when the ground arose.
public record DueTimes(Duration abuseDisconnect, Duration agentHangUp) {
  Instant of(Ground ground) {
    boolean abuse = ground.kind() == Kind.ABUSE_DISCONNECT;
    return ground.arisenAt().plus(abuse ? abuseDisconnect : agentHangUp);
  }
}
