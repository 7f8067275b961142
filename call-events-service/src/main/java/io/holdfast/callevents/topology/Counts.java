package io.holdfast.callevents.topology;

import io.holdfast.callevents.Conservation.Count;
import io.holdfast.contracts.Envelope;
import org.jspecify.annotations.Nullable;

/// Counts what one task does ([Tally]).
final class Counts {
  private final Tally tally;
  private final WriteBehind<long[]> kept;
  private String tenant = "";
  private String source = "";
  private Tally.@Nullable Row latest;

  /// @param kept of the task's partition
  Counts(Tally tally, WriteBehind<long[]> kept) {
    this.tally = tally;
    this.kept = kept;
  }

  /// Counts a fact.
  void count(Envelope fact, Count... what) {
    count(row(fact), what);
  }

  /// Counts what is no fact that we know.
  void countUnknown(Count... what) {
    count(tally.row(Tally.UNKNOWN, Tally.UNKNOWN), what);
  }

  /// Mostly the one of the fact before.
  private Tally.Row row(Envelope fact) {
    Tally.Row row = latest;
    if (row == null || !fact.source().equals(source) || !fact.tenant().equals(tenant)) {
      row = tally.row(fact.tenant(), tally.label(fact.source()));
      latest = row;
      source = fact.source();
      tenant = fact.tenant();
    }
    return row;
  }

  private void count(Tally.Row row, Count... what) {
    long[] counts = kept.get(row.key());
    counts = counts == null ? new long[Count.SIZE] : counts;
    for (Count one : what) {
      counts[one.place()]++;
      row.counters()[one.place()].increment();
    }
    kept.put(row.key(), counts);
  }
}
