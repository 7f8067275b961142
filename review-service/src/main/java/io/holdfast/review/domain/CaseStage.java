package io.holdfast.review.domain;

import io.holdfast.contracts.reviews.ReviewCase.Decision;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import java.time.Instant;

/// Where a case stands. Legal moves are methods of the state that has them.
///
/// ```
///           assign           start            decide
///   Open ──────────► Assigned ─────► InReview ───────► Decided
///    ▲ │ withdraw     ▲ │   ▲ assign    │ │
///    │ ▼              └─┘   └───────────┘ │
///   Closed ◄────── withdraw ──────────────┘
///    └── reopen, when a revision gives new ground
/// ```
///
/// `withdraw` comes from the service alone, when a revision takes the last ground away. A decided
/// case stays decided.
public sealed interface CaseStage {
  /// The state's name in the contract.
  Status status();

  /// Not decided yet: the ground may still be taken away.
  sealed interface Undecided extends CaseStage {
    /// The last ground is gone.
    default Closed withdraw(Instant at) {
      return new Closed(ClosedReason.ENDING_REVISED, at);
    }
  }

  /// Nobody has it.
  record Open() implements Undecided {
    Assigned assign(String to) {
      return new Assigned(to);
    }

    @Override
    public Status status() {
      return Status.OPEN;
    }
  }

  /// Someone has it and has not begun.
  record Assigned(String assignee) implements Undecided {
    Assigned assign(String to) {
      return new Assigned(to);
    }

    InReview start() {
      return new InReview(assignee);
    }

    @Override
    public Status status() {
      return Status.ASSIGNED;
    }
  }

  /// Someone looks at it.
  record InReview(String assignee) implements Undecided {
    Assigned assign(String to) {
      return new Assigned(to);
    }

    Decided decide(Decision decision) {
      return new Decided(assignee, decision);
    }

    @Override
    public Status status() {
      return Status.IN_REVIEW;
    }
  }

  /// A person has decided.
  record Decided(String assignee, Decision decision) implements CaseStage {
    @Override
    public Status status() {
      return Status.DECIDED;
    }
  }

  /// Nothing is left to do.
  record Closed(ClosedReason reason, Instant at) implements CaseStage {
    Open reopen() {
      return new Open();
    }

    @Override
    public Status status() {
      return Status.CLOSED;
    }
  }

  /// Why a case was closed.
  enum ClosedReason {
    /// A revision took its ground away.
    ENDING_REVISED
  }
}
