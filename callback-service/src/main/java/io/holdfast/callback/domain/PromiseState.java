package io.holdfast.callback.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a promise stands, with the data that is true there only.
///
/// ```
///            settled             due                 reached
///  Promised ──────────► Scheduled ─────► Dialling ─────────────► Kept
///     ▲                     ▲               │
///     │                     └───────────────┤ not reached, dials left
///     │                                     └──────────────────► Failed (no dial left)
///     │ its ground is back
///     ├── Superseded ──► Cancelled (a revision took the ground away)
///     ├── Cancelled (by a revision)
///     └── Refused (no number)
///
///  Promised, Scheduled, Dialling ──► Kept, Superseded, Cancelled, Declined, Refused, Expired
/// ```
///
/// Moves that a state does not have do not exist as methods of it; [Promise] answers them with
/// [Move.Ignored].
public sealed interface PromiseState {

  /// A promise that may still lead to a dial. One caller has one such promise at most.
  sealed interface Open extends PromiseState {
    default Superseded supersede(Instant at, String reason, String by) {
      return new Superseded(at, reason, by);
    }

    default Cancelled cancel(Instant at, String reason) {
      return new Cancelled(at, reason);
    }

    default Declined decline(Instant at) {
      return new Declined(at, Reasons.BY_REQUEST);
    }

    default Refused refuse(Instant at, String reason) {
      return new Refused(at, reason);
    }

    default Expired expire(Instant at) {
      return new Expired(at, Reasons.TOO_LATE);
    }

    default Kept keep(Instant at, @Nullable String callId) {
      return new Kept(at, Reasons.CONNECTED, callId);
    }
  }

  /// A promise that is over. Some ends can be undone by a later fact.
  sealed interface Closed extends PromiseState {
    /// When it ended, by the database's clock.
    Instant at();

    /// Why, one of [Reasons].
    String reason();
  }

  /// Booked; stragglers may still correct the end of the call.
  record Promised() implements Open {
    Scheduled settle() {
      return new Scheduled();
    }
  }

  /// Waits until it is due.
  record Scheduled() implements Open {
    Dialling dial(String dialId, Instant at) {
      return new Dialling(dialId, at);
    }
  }

  /// An order to dial is out.
  ///
  /// @param dialId idempotency key of the order
  record Dialling(String dialId, Instant since) implements Open {
    Scheduled again() {
      return new Scheduled();
    }

    Failed fail(Instant at) {
      return new Failed(at, Reasons.ATTEMPTS_USED_UP);
    }
  }

  /// The caller was reached.
  ///
  /// @param callId the call that reached him, where it is known
  record Kept(Instant at, String reason, @Nullable String callId) implements Closed {}

  /// Nothing is owed any more, or another promise stands for it.
  ///
  /// @param by the call of the talk, or the promise that was joined
  record Superseded(Instant at, String reason, String by) implements Closed {
    Cancelled cancel(Instant when, String why) {
      return new Cancelled(when, why);
    }

    Promised reopen() {
      return new Promised();
    }
  }

  /// Taken back.
  record Cancelled(Instant at, String reason) implements Closed {
    Promised reopen() {
      return new Promised();
    }
  }

  /// The caller does not want it.
  record Declined(Instant at, String reason) implements Closed {}

  /// A guard forbids it.
  record Refused(Instant at, String reason) implements Closed {
    Promised reopen() {
      return new Promised();
    }
  }

  /// Its time ran out.
  record Expired(Instant at, String reason) implements Closed {}

  /// Dialled as often as allowed, never reached.
  record Failed(Instant at, String reason) implements Closed {}
}
