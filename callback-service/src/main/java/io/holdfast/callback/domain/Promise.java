package io.holdfast.callback.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callback.domain.DropRule.Verdict;
import io.holdfast.callback.domain.PromiseState.Cancelled;
import io.holdfast.callback.domain.PromiseState.Closed;
import io.holdfast.callback.domain.PromiseState.Declined;
import io.holdfast.callback.domain.PromiseState.Dialling;
import io.holdfast.callback.domain.PromiseState.Expired;
import io.holdfast.callback.domain.PromiseState.Failed;
import io.holdfast.callback.domain.PromiseState.Kept;
import io.holdfast.callback.domain.PromiseState.Open;
import io.holdfast.callback.domain.PromiseState.Promised;
import io.holdfast.callback.domain.PromiseState.Refused;
import io.holdfast.callback.domain.PromiseState.Scheduled;
import io.holdfast.callback.domain.PromiseState.Superseded;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.contracts.telephony.DialOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call back that we owe, or owed.
///
/// @param id name-based, from tenant and call: the same drop is the same promise for ever
/// @param findings what each rule said, by the newest snapshot
/// @param attempt dials made, from 0
/// @param version changes told so far, from 1; 0 before the first is told
public record Promise(
    String id,
    String tenant,
    Drop drop,
    List<Finding> findings,
    Schedule schedule,
    int attempt,
    PromiseState state,
    long version) {

  /// The id of the promise that a drop on this call leads to.
  public static String idOf(String tenant, String callId) {
    return UUID.nameUUIDFromBytes((tenant + "|" + callId).getBytes(UTF_8)).toString();
  }

  /// A new promise. A caller without a number that can be dialled is refused at once: there is no
  /// one to dial, and they are never taken for another.
  static Promise booked(
      String tenant, Drop drop, Verdict verdict, Instant now, PromiseTerms terms) {
    PromiseState state = hasNumber(drop) ? new Promised() : new Refused(now, withoutNumber(drop));
    Schedule schedule = Schedule.booked(drop.endedAt(), now, terms);
    String id = idOf(tenant, drop.callId());
    return new Promise(id, tenant, drop, verdict.findings(), schedule, 0, state, 0);
  }

  static boolean hasNumber(Drop drop) {
    return drop.caller().token() != null && drop.caller().sealed() != null;
  }

  /// What was reported and cannot be dialled has left a mask.
  private static String withoutNumber(Drop drop) {
    return drop.caller().masked() == null ? Reasons.NO_NUMBER : Reasons.NUMBER_UNREADABLE;
  }

  /// The word of the contract for its state.
  public Status status() {
    return switch (state) {
      case Promised _ -> Status.PROMISED;
      case Scheduled _ -> Status.SCHEDULED;
      case Dialling _ -> Status.DIALLING;
      case Kept _ -> Status.KEPT;
      case Superseded _ -> Status.SUPERSEDED;
      case Cancelled _ -> Status.CANCELLED;
      case Declined _ -> Status.DECLINED;
      case Refused _ -> Status.REFUSED;
      case Expired _ -> Status.EXPIRED;
      case Failed _ -> Status.FAILED;
    };
  }

  /// Why it stands where it stands.
  public String reason() {
    return switch (state) {
      case Closed closed -> closed.reason();
      case Open _ -> Reasons.DROPPED;
    };
  }

  /// Whether it may still lead to a dial.
  public boolean isOpen() {
    return state instanceof Open;
  }

  /// The idempotency key of its n-th dial.
  public String dialId(int n) {
    return id + ":" + n;
  }

  /// Stragglers had their time.
  public Move settle() {
    return switch (state) {
      case Promised promised -> made(promised.settle());
      case Scheduled _, Dialling _, Closed _ -> ignored();
    };
  }

  /// Orders the next dial.
  public Move dial(Instant now) {
    int next = attempt + 1;
    return switch (state) {
      case Scheduled scheduled ->
          new Move.Made(with(scheduled.dial(dialId(next), now)).withAttempt(next));
      case Promised _, Dialling _, Closed _ -> ignored();
    };
  }

  /// A dial's outcome. That the caller was reached is believed of any dial of an open promise; all
  /// else only of the one that is out.
  ///
  /// @param callId the call that the dial became, where it is known
  public Move report(
      String dialId, DialOutcome outcome, @Nullable String callId, Instant now, RetryPlan plan) {
    return switch (state) {
      case Open open when outcome == DialOutcome.CONNECTED -> made(open.keep(now, callId));
      case Dialling dialling when dialling.dialId().equals(dialId) ->
          new Move.Made(notReached(dialling, now, plan));
      case Open _ -> new Move.Ignored("stale-dial");
      case Closed _ -> ignored();
    };
  }

  /// Somebody takes the promise back.
  public Move cancel(Instant now) {
    return switch (state) {
      case Open open -> made(open.cancel(now, Reasons.BY_REQUEST));
      case Closed _ -> ignored();
    };
  }

  /// The caller does not want to be called.
  public Move decline(Instant now) {
    return switch (state) {
      case Open open -> made(open.decline(now));
      case Closed _ -> ignored();
    };
  }

  /// It must not be dialled at all.
  public Move refuse(String reason, Instant now) {
    return switch (state) {
      case Open open -> made(open.refuse(now, reason));
      case Closed _ -> ignored();
    };
  }

  /// Its time ran out.
  public Move expire(Instant now) {
    return switch (state) {
      case Open open -> made(open.expire(now));
      case Closed _ -> ignored();
    };
  }

  /// The same, told once more.
  public Promise told() {
    return new Promise(id, tenant, drop, findings, schedule, attempt, state, version + 1);
  }

  Promise with(PromiseState newState) {
    return new Promise(id, tenant, drop, findings, schedule, attempt, newState, version);
  }

  Promise with(Schedule newSchedule) {
    return new Promise(id, tenant, drop, findings, newSchedule, attempt, state, version);
  }

  Promise with(Drop newDrop, List<Finding> newFindings) {
    return new Promise(id, tenant, newDrop, newFindings, schedule, attempt, state, version);
  }

  private Promise withAttempt(int made) {
    return new Promise(id, tenant, drop, findings, schedule, made, state, version);
  }

  private Promise notReached(Dialling dialling, Instant now, RetryPlan plan) {
    return plan.next(attempt, now)
        .map(due ->
            due.isAfter(schedule.notAfter())
                ? with(dialling.expire(now))
                : with(dialling.again()).with(schedule.dueAt(due)))
        .orElseGet(() -> with(dialling.fail(now)));
  }

  private Move made(PromiseState newState) {
    return new Move.Made(with(newState));
  }

  private Move ignored() {
    return new Move.Ignored("already-" + Words.of(status()));
  }
}
