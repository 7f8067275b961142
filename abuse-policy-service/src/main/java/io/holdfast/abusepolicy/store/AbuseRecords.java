package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.AbuseRecord;
import io.holdfast.abusepolicy.domain.AbuseRecord.Report;
import io.holdfast.abusepolicy.domain.AbuseRecord.Warning;
import io.holdfast.abusepolicy.store.ReportRow.RowKey;
import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reports and warnings of every call. What has an id is kept once.
@ApplicationScoped
public class AbuseRecords {
  /// All that is known of a call.
  public AbuseRecord of(RecordKey call) {
    var reports =
        ReportRow.<ReportRow>list("tenant = ?1 and callId = ?2", call.tenant(), call.id());
    var warnings =
        WarningRow.<WarningRow>list("tenant = ?1 and callId = ?2", call.tenant(), call.id());
    return new AbuseRecord(
        reports.stream().map(ReportRow::value).toList(),
        warnings.stream().map(WarningRow::value).toList());
  }

  /// Keeps a report, unless its id is known.
  ///
  /// @return the one that was there before, or empty
  public Optional<Report> keep(RecordKey call, Report report) {
    ReportRow known = ReportRow.findById(new RowKey(call.tenant(), report.id()));
    if (known == null) {
      ReportRow.of(call, report).persist();
    }
    return Optional.ofNullable(known).map(ReportRow::value);
  }

  /// Keeps a warning, unless its id is known.
  ///
  /// @return the one that was there before, or empty
  public Optional<Warning> keep(RecordKey call, Warning warning) {
    WarningRow known = WarningRow.findById(new RowKey(call.tenant(), warning.id()));
    if (known == null) {
      WarningRow.of(call, warning).persist();
    }
    return Optional.ofNullable(known).map(WarningRow::value);
  }
}
