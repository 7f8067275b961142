package io.holdfast.callback.domain;

import java.time.Instant;

/// The times of a promise, by the database's clock.
///
/// @param settleUntil nothing is dialled before: a straggler may still correct the end
/// @param dueAt nothing is dialled before; never earlier than `settleUntil`
/// @param notAfter nothing is dialled after
public record Schedule(Instant bookedAt, Instant settleUntil, Instant dueAt, Instant notAfter) {

  /// The times of a promise that is booked now. An end that a platform's clock puts into the future
  /// counts as ended now.
  static Schedule booked(Instant endedAt, Instant now, PromiseTerms terms) {
    Instant settled = now.plus(terms.settle());
    return new Schedule(now, settled, due(endedAt, now, settled, terms), now.plus(terms.lastFor()));
  }

  /// The same booking for an end that was corrected to another time.
  Schedule corrected(Instant endedAt, PromiseTerms terms) {
    return dueAt(due(endedAt, bookedAt, settleUntil, terms));
  }

  /// The same booking with another due time.
  Schedule dueAt(Instant due) {
    return new Schedule(bookedAt, settleUntil, due, notAfter);
  }

  private static Instant due(
      Instant endedAt, Instant bookedAt, Instant settled, PromiseTerms terms) {
    Instant end = endedAt.isAfter(bookedAt) ? bookedAt : endedAt;
    Instant due = end.plus(terms.dueAfter());
    return due.isBefore(settled) ? settled : due;
  }
}
