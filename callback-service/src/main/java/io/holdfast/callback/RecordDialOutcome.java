package io.holdfast.callback;

import io.holdfast.callback.domain.Move;
import io.holdfast.callback.domain.RetryPlan;
import io.holdfast.callback.store.DatabaseClock;
import io.holdfast.callback.store.DialRow;
import io.holdfast.callback.store.Dials;
import io.holdfast.contracts.telephony.Happening.DialOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notes what became of a dial, and moves its promise. The first report of a dial stands.
@ApplicationScoped
public class RecordDialOutcome {
  private final Dials dials;
  private final ChangePromise change;
  private final RetryPlan plan;
  private final DatabaseClock clock;
  private final Counters counters;

  RecordDialOutcome(
      Dials dials, ChangePromise change, RetryPlan plan, DatabaseClock clock, Counters counters) {
    this.dials = dials;
    this.change = change;
    this.plan = plan;
    this.clock = clock;
    this.counters = counters;
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
        dials
            .callbackOf(tenant, dialId)
            .flatMap(callback ->
                change.change(
                    tenant,
                    callback,
                    (promise, now) ->
                        noted(tenant, dialId, outcome, callId)
                            .orElseGet(() -> promise.report(dialId, outcome, callId, now, plan))));
    if (moved.isEmpty()) {
      counters.ignored("unknown-dial");
    }
    return moved;
  }

  /// Nothing was reported in time: the dial counts as failed. Should the caller be reported as
  /// reached later all the same, that is still believed.
  @Transactional
  void timeOut(String tenant, String dialId) {
    dials
        .callbackOf(tenant, dialId)
        .ifPresent(callback ->
            change.change(
                tenant,
                callback,
                (promise, now) -> {
                  dials.lock(tenant, dialId).ifPresent(dial -> dial.timeOut(now));
                  return promise.report(dialId, DialOutcome.FAILED, null, now, plan);
                }));
  }

  /// Writes the report on the order, or says why it is passed over.
  private Optional<Move> noted(
      String tenant, String dialId, DialOutcome outcome, @Nullable String callId) {
    DialRow dial = dials.lock(tenant, dialId).orElseThrow();
    Optional<DialOutcome> earlier = dial.outcome();
    if (earlier.isEmpty()) {
      dial.report(outcome, callId, clock.instant());
      return Optional.empty();
    }
    boolean same = earlier.get() == outcome;
    return Optional.of(new Move.Ignored(same ? "repeated-report" : "other-outcome-reported"));
  }
}
