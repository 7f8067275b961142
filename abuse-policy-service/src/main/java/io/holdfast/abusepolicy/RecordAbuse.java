package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbuseRecord.Report;
import io.holdfast.abusepolicy.domain.AbuseRecord.Warning;
import io.holdfast.abusepolicy.store.CallFiles;
import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Keeps reports and warnings. What comes after the end of a call judges it again.
@ApplicationScoped
public class RecordAbuse {
  private final CallFiles files;
  private final JudgeCall judge;

  /// @param files where they are kept
  public RecordAbuse(CallFiles files, JudgeCall judge) {
    this.files = files;
    this.judge = judge;
  }

  /// Keeps a report that came over REST.
  ///
  /// @return the report as it stands: the first one of that id
  @Transactional
  public Report report(RecordKey call, Report report) {
    files.locks().lock(call);
    var known = files.records().keep(call, report);
    if (known.isEmpty()) {
      judge.judge(call, false);
    }
    return known.orElse(report);
  }

  /// Keeps a warning that came over REST.
  ///
  /// @return the warning as it stands: the first one of that id
  @Transactional
  public Warning warn(RecordKey call, Warning warning) {
    files.locks().lock(call);
    var known = files.records().keep(call, warning);
    if (known.isEmpty()) {
      judge.judge(call, false);
    }
    return known.orElse(warning);
  }
}
