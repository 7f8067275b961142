package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call that an agent's phone dialled. The leg that it began on is the agent's: where they handed
/// the customer on, or left them with somebody, the customer's own leg ends the call.
final class DialledOut {
  private final Course course;
  private boolean diallerIsGone;
  private boolean customerIsGone;

  DialledOut(Course course) {
    this.course = course;
  }

  /// A leg let go; whether the call is over with it.
  boolean endsWith(@Nullable String leg) {
    if (leg == null || !leg.equals(course.parties().customersLeg())) {
      return false;
    }
    customerIsGone = true;
    return diallerIsGone;
  }

  /// A leg is over; whether it is the dialler's, and the call goes on without them.
  boolean goesOnWithout(@Nullable String leg) {
    String dialler = course.parties().dialler();
    Legs legs = course.legs();
    if (dialler == null
        || customerIsGone
        || course.parties().customersLeg() == null
        || !course.parties().isDiallers(leg, null)
        || !(legs.isAside(dialler) || legs.isPresentBeside(dialler))) {
      return false;
    }
    diallerIsGone = true;
    return true;
  }

  /// Whether what is told after the end shows that it was the dialler's only: they had handed the
  /// customer on, and that was not told.
  boolean provesMore(Happening told, @Nullable String endedLeg) {
    boolean more =
        told instanceof Happening.CallQueued
            || told instanceof Happening.AgentJoined
            || told instanceof Happening.LegJoined;
    return more && !customerIsGone && course.parties().isDiallers(endedLeg, null);
  }

  void handedOn(Instant at) {
    diallerIsGone = true;
    course.transferStarted(course.parties().dialler(), at);
  }
}
