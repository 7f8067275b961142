package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbuseRecord.Report;
import io.holdfast.abusepolicy.domain.AbuseRecord.Warning;
import io.holdfast.abusepolicy.domain.EndedCall.CallEnd;
import io.holdfast.abusepolicy.store.CallFiles;
import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what the topic tells of one call, and judges the call where that was news.
@ApplicationScoped
public class TakeCallEvents {
  private final CallFiles files;
  private final JudgeCall judge;

  /// @param judge asked for a call with news
  public TakeCallEvents(CallFiles files, JudgeCall judge) {
    this.files = files;
    this.judge = judge;
  }

  /// Takes the news of a call. What is known already changes nothing.
  @Transactional
  public void take(RecordKey call, CallNews news) {
    files.locks().lock(call);
    boolean isNews = false;
    for (Report report : news.reports()) {
      isNews |= files.records().keep(call, report).isEmpty();
    }
    for (Warning warning : news.warnings()) {
      isNews |= files.records().keep(call, warning).isEmpty();
    }
    CallEnd end = news.end();
    if (end != null) {
      isNews |= files.ends().keep(call, end, news.seq(), news.past());
    }
    if (isNews) {
      judge.judge(call, news.past());
    }
  }

  /// What some events tell of one call.
  ///
  /// @param end how it ended by the newest of them, null while it lasts
  /// @param seq number of the snapshot that told the end
  /// @param past whether all of them are history only
  public record CallNews(
      List<Report> reports, List<Warning> warnings, @Nullable CallEnd end, long seq, boolean past) {
    /// Whether there is nothing in them for the abuse policy.
    public boolean isEmpty() {
      return reports.isEmpty() && warnings.isEmpty() && end == null;
    }
  }
}
