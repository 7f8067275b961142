package io.holdfast.review.store;

import static java.util.Objects.requireNonNull;

import io.holdfast.contracts.reviews.ReviewCase.Decision;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.review.domain.About;
import io.holdfast.review.domain.CaseFile;
import io.holdfast.review.domain.CaseStage;
import io.holdfast.review.domain.CaseStage.Assigned;
import io.holdfast.review.domain.CaseStage.Closed;
import io.holdfast.review.domain.CaseStage.Decided;
import io.holdfast.review.domain.CaseStage.InReview;
import io.holdfast.review.domain.CaseStage.Open;
import io.holdfast.review.domain.CaseTrigger;
import io.holdfast.review.domain.Ground;
import java.util.List;

/// Rows to cases and back.
final class CaseMapping {
  private CaseMapping() {}

  static CaseFile file(CaseRow row, List<TriggerRow> triggers) {
    return new CaseFile(
        row.caseId,
        row.tenant,
        row.callId,
        new About(row.kind, row.severity, row.openedAt, row.dueAt, row.agent, row.callerToken),
        triggers.stream().map(CaseMapping::trigger).toList(),
        stage(row),
        row.version);
  }

  private static CaseTrigger trigger(TriggerRow row) {
    return new CaseTrigger(
        new Ground(row.rule, row.kind, row.severity, row.because, row.arisenAt, row.eventId),
        row.standing);
  }

  private static CaseStage stage(CaseRow row) {
    return switch (row.status) {
      case OPEN -> new Open();
      case ASSIGNED -> new Assigned(requireNonNull(row.assignee));
      case IN_REVIEW -> new InReview(requireNonNull(row.assignee));
      case DECIDED ->
          new Decided(
              requireNonNull(row.assignee),
              new Decision(
                  requireNonNull(row.decisionOutcome),
                  requireNonNull(row.decisionBy),
                  requireNonNull(row.decisionAt),
                  row.decisionReason));
      case CLOSED -> new Closed(requireNonNull(row.closedReason), requireNonNull(row.closedAt));
      case APPEALED, UNKNOWN -> throw unknown(row.status);
    };
  }

  private static IllegalStateException unknown(Status status) {
    return new IllegalStateException("Expected a state that this version writes, found " + status);
  }

  static void write(CaseFile file, CaseRow row) {
    About about = file.about();
    row.tenant = file.tenant();
    row.caseId = file.caseId();
    row.callId = file.callId();
    row.kind = about.kind();
    row.severity = about.severity();
    row.openedAt = about.openedAt();
    row.dueAt = about.dueAt();
    row.agent = about.agent();
    row.callerToken = about.callerToken();
    row.status = file.stage().status();
    row.assignee = file.assignee();
    row.version = file.version();
    Decision decision = file.stage() instanceof Decided decided ? decided.decision() : null;
    row.decisionOutcome = decision == null ? null : decision.outcome();
    row.decisionBy = decision == null ? null : decision.by();
    row.decisionAt = decision == null ? null : decision.at();
    row.decisionReason = decision == null ? null : decision.reason();
    Closed closed = file.stage() instanceof Closed c ? c : null;
    row.closedReason = closed == null ? null : closed.reason();
    row.closedAt = closed == null ? null : closed.at();
  }

  static void write(CaseTrigger trigger, int place, TriggerRow row) {
    Ground ground = trigger.ground();
    row.place = place;
    row.standing = trigger.standing();
    row.kind = ground.kind();
    row.severity = ground.severity();
    row.because = ground.because();
    row.arisenAt = ground.arisenAt();
    row.eventId = ground.eventId();
  }
}
