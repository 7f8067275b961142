package io.holdfast.abusepolicy.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.abusepolicy.LookUp.CallFile;
import io.holdfast.abusepolicy.domain.AbuseRecord.Report;
import io.holdfast.abusepolicy.domain.AbuseRecord.Warning;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Reporter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that is kept of abuse on a call, oldest first.
public record RecordView(
    String callId,
    List<ReportView> reports,
    List<WarningView> warnings,
    List<DecisionView> decisions,
    @Nullable CallVerdict verdict) {
  static RecordView of(String callId, CallFile file) {
    return new RecordView(
        callId,
        file.record().reports().stream().map(ReportView::of).toList(),
        file.record().warnings().stream().map(WarningView::of).toList(),
        file.decisions().stream().map(DecisionView::of).toList(),
        file.verdict());
  }

  /// A report as REST shows it.
  ///
  /// @param source who told us: the source of the fact, or `rest`
  public record ReportView(
      UUID id,
      Instant occurredAt,
      Ground ground,
      Reporter by,
      @Nullable String agent,
      @Nullable String excerptRef,
      @Nullable Double confidence,
      String source) {
    static ReportView of(Report r) {
      return new ReportView(
          r.id(),
          r.at(),
          r.ground(),
          r.by(),
          r.agent(),
          r.excerptRef(),
          r.confidence(),
          r.source());
    }
  }

  /// A warning as REST shows it.
  ///
  /// @param source who told us: the source of the fact, or `rest`
  public record WarningView(
      UUID id,
      Instant occurredAt,
      Ground ground,
      @Nullable String agent,
      @Nullable String wordingId,
      @Nullable Long recordingOffsetMs,
      String source) {
    static WarningView of(Warning w) {
      return new WarningView(
          w.id(), w.at(), w.ground(), w.agent(), w.wordingId(), w.recordingOffsetMs(), w.source());
    }
  }

  /// A decision as REST answers it: the contract's answer, the call and the time beside it.
  ///
  /// @param requestedFor the instant that was judged
  /// @param decidedAt when it was given
  public record DecisionView(
      @JsonUnwrapped Decision decision, String callId, Instant requestedFor, Instant decidedAt) {
    static DecisionView of(GivenDecision given) {
      return new DecisionView(
          given.decision(), given.callId(), given.requestedFor(), given.decidedAt());
    }
  }
}
