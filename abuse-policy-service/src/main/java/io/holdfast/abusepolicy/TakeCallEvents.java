package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbuseReport;
import io.holdfast.abusepolicy.domain.CallEnd;
import io.holdfast.abusepolicy.domain.Warning;
import io.holdfast.abusepolicy.store.CallFiles;
import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

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
    for (AbuseReport report : news.reports()) {
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
}
