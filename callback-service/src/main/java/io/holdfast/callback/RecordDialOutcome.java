package io.holdfast.callback;

import io.holdfast.callback.domain.Move;
import io.holdfast.callback.domain.RetryPlan;
import io.holdfast.callback.store.Books;
import io.holdfast.callback.store.DialRow;
import io.holdfast.callback.store.Promises;
import io.holdfast.contracts.telephony.DialOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notes what became of a dial, and moves its promise. The first report of a dial stands.
@ApplicationScoped
public class RecordDialOutcome {
  private final ChangePromise change;
  private final Promises promises;
  private final RetryPlan plan;
  private final Ledger ledger;

  RecordDialOutcome(ChangePromise change, Promises promises, RetryPlan plan, Ledger ledger) {
    this.change = change;
    this.promises = promises;
    this.plan = plan;
    this.ledger = ledger;
  }

  /// The name of the book that a report of this dial changes; empty for a dial that is not known.
  Optional<String> bookName(String tenant, String dialId) {
    return DialRow.callbackOf(tenant, dialId)
        .flatMap(callback -> promises.owner(tenant, callback))
        .map(owner -> Books.name(tenant, owner.token(), owner.callId()));
  }

  /// Takes a report.
  ///
  /// @param callId the call that the dial became, where it is known
  /// @return what came of it: ignored with `repeated-report` or `other-outcome-reported` where the
  ///   dial had its report; empty where the tenant has no such dial
  @Transactional
  public Optional<Move> report(
      String tenant, String dialId, DialOutcome outcome, @Nullable String callId) {
    Optional<Move> moved =
        DialRow.callbackOf(tenant, dialId)
            .flatMap(callback ->
                change.change(
                    tenant,
                    callback,
                    (promise, now) ->
                        noted(tenant, dialId, outcome, callId)
                            .orElseGet(() -> promise.report(dialId, outcome, callId, now, plan))));
    if (moved.isEmpty()) {
      ledger.ignored("unknown-dial");
    }
    return moved;
  }

  /// Nothing was reported in time: the dial counts as failed. Should the caller be reported as
  /// reached later all the same, that is still believed.
  @Transactional
  void timeOut(String tenant, String dialId) {
    DialRow.callbackOf(tenant, dialId)
        .ifPresent(callback ->
            change.change(
                tenant,
                callback,
                (promise, now) -> {
                  DialRow.lock(tenant, dialId).ifPresent(dial -> dial.timeOut(now));
                  return promise.report(dialId, DialOutcome.FAILED, null, now, plan);
                }));
  }

  /// Writes the report on the order, or says why it is passed over.
  private Optional<Move> noted(
      String tenant, String dialId, DialOutcome outcome, @Nullable String callId) {
    DialRow dial = DialRow.lock(tenant, dialId).orElseThrow();
    Optional<DialOutcome> earlier = dial.outcome();
    if (earlier.isEmpty()) {
      dial.report(outcome, callId, ledger.now());
      return Optional.empty();
    }
    boolean same = earlier.get() == outcome;
    return Optional.of(new Move.Ignored(same ? "repeated-report" : "other-outcome-reported"));
  }
}
