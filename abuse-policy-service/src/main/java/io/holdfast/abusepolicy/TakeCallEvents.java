package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbuseReport;
import io.holdfast.abusepolicy.domain.CallEnd;
import io.holdfast.abusepolicy.domain.Warning;
import io.holdfast.abusepolicy.store.AbuseRecords;
import io.holdfast.abusepolicy.store.CallEnds;
import io.holdfast.abusepolicy.store.CallLocks;
import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Takes what the topic tells of one call, and judges the call where that was news.
@ApplicationScoped
public class TakeCallEvents {
  private final CallLocks locks;
  private final AbuseRecords records;
  private final CallEnds ends;
  private final JudgeCall judge;

  /// @param judge asked for a call with news
  public TakeCallEvents(CallLocks locks, AbuseRecords records, CallEnds ends, JudgeCall judge) {
    this.locks = locks;
    this.records = records;
    this.ends = ends;
    this.judge = judge;
  }

  /// Takes the news of a call. What is known already changes nothing.
  @Transactional
  public void take(RecordKey call, CallNews news) {
    locks.lock(call);
    boolean isNews = false;
    for (AbuseReport report : news.reports()) {
      isNews |= records.keep(call, report).isEmpty();
    }
    for (Warning warning : news.warnings()) {
      isNews |= records.keep(call, warning).isEmpty();
    }
    CallEnd end = news.end();
    if (end != null) {
      isNews |= ends.keep(call, end, news.seq(), news.past());
    }
    if (isNews) {
      judge.judge(call, news.past());
    }
  }
}
