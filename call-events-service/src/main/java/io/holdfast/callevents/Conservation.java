package io.holdfast.callevents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells what became of every fact (invariant I1): nothing that was read is lost.
public interface Conservation {

  /// The counts of a tenant, from the partitions that this instance works on.
  ///
  /// @return empty while the instance takes partitions over
  Optional<Report> of(String tenant);

  /// What is counted, each with its place among the stored counts, which it keeps for ever.
  enum Count {
    /// A record of the intake topic was taken up.
    READ(0),
    /// It is a fact, and stands in the life of its call.
    PUBLISHED(1),
    /// It is known already.
    REPEATED(2),
    /// Its call has left.
    LATE(3),
    /// Its id is known with another body: a dead letter.
    CONFLICT(4),
    /// Its call is full: a dead letter.
    TOO_MANY_FACTS(5),
    /// It cannot be read: a dead letter.
    UNREADABLE(6),
    /// Apart from the sum: it was published, but its clock is in doubt.
    TIME_SUSPECT(7),
    /// Apart from the sum: a call was given up.
    EXPIRED(8),
    /// It breaks a step of the stream: a dead letter.
    FAILED(9),
    /// It stands on a partition that its key does not belong to: a dead letter.
    WRONG_PARTITION(10),
    /// Apart from the sum: it was told of a merged call too, and that is read as one more.
    MERGED(11);

    /// How many there are.
    public static final int SIZE = values().length;

    private final int place;

    Count(int place) {
      this.place = place;
    }

    /// Place among the stored counts.
    public int place() {
      return place;
    }

    /// Whether it is one of the things that may become of a record: each record is one of them.
    boolean isOutcome() {
      return this != READ && this != TIME_SUSPECT && this != EXPIRED && this != MERGED;
    }

    /// The name for people and metrics, such as `too-many-facts`.
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Counts by source. Several instances have parts of it: add up until each partition is there.
  ///
  /// @param partitions of the intake topic that are counted here
  /// @param balanced whether each source's facts were all accounted for
  record Report(String tenant, List<Integer> partitions, boolean balanced, List<Source> sources) {}

  /// The counts of a source.
  ///
  /// @param counts by name of the outcome
  /// @param balanced whether what was read is the sum of what became of it ([Count#isOutcome])
  record Source(String source, Map<String, Long> counts, boolean balanced) {

    /// The counts with their names.
    ///
    /// @param counts by [Count#place]
    public static Source of(String source, long[] counts) {
      Map<String, Long> named = new LinkedHashMap<>();
      long taken = 0;
      for (Count one : Count.values()) {
        named.put(one.label(), counts[one.place]);
        taken += one.isOutcome() ? counts[one.place] : 0;
      }
      return new Source(source, named, taken == counts[Count.READ.place]);
    }
  }
}
