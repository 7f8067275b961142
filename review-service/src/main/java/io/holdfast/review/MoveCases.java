package io.holdfast.review;

import io.holdfast.review.domain.CaseFile;
import io.holdfast.review.domain.CaseMoves;
import io.holdfast.review.domain.Outcome;
import io.holdfast.review.domain.Outcome.Changed;
import io.holdfast.review.domain.Outcome.Refused;
import io.holdfast.review.domain.Ruling;
import io.holdfast.review.store.CaseStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// What persons do with cases. Each answers empty where this tenant has no such case.
@ApplicationScoped
public class MoveCases {
  private final CaseStore cases;
  private final ChangeCases changeCases;
  private final InstantSource clock;
  private final MeterRegistry meters;

  MoveCases(CaseStore cases, ChangeCases changeCases, InstantSource clock, MeterRegistry meters) {
    this.cases = cases;
    this.changeCases = changeCases;
    this.clock = clock;
    this.meters = meters;
  }

  /// Which case, and who acts on it.
  public record Acting(String tenant, String caseId, String by) {}

  /// Gives it to someone.
  @Transactional
  public Optional<Outcome> assign(Acting acting, String assignee) {
    return move(acting, file -> CaseMoves.assign(file, assignee, acting.by()));
  }

  /// Begins to look at it.
  @Transactional
  public Optional<Outcome> start(Acting acting) {
    return move(acting, file -> CaseMoves.start(file, acting.by()));
  }

  /// Decides.
  @Transactional
  public Optional<Outcome> decide(Acting acting, Ruling ruling, String reason) {
    return move(
        acting, file -> CaseMoves.decide(file, ruling, reason, acting.by(), clock.instant()));
  }

  /// Writes a note.
  @Transactional
  public Optional<Outcome> note(Acting acting, String text) {
    return move(acting, file -> CaseMoves.note(file, text, acting.by()));
  }

  private Optional<Outcome> move(Acting acting, Function<CaseFile, Outcome> verb) {
    return cases
        .locked(acting.tenant(), acting.caseId())
        .map(file -> {
          Outcome outcome = verb.apply(file);
          if (outcome instanceof Changed changed) {
            changeCases.make(changed, null);
          } else if (outcome instanceof Refused refused) {
            meters.counter("holdfast.review.refusals", "reason", refused.reason()).increment();
          }
          return outcome;
        });
  }
}
