package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.LookUp.CallFile;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is kept of abuse on a call, oldest first.
record RecordView(
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
}
