package io.holdfast.local.redriving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of the letters that were read: every one is counted under one outcome.
public final class Tally {
  /// What became of a letter.
  public enum Outcome {
    /// Written to its topic again.
    WRITTEN,
    /// Taken by the intake.
    POSTED,
    /// Refused by the intake: it is a new dead letter.
    REFUSED,
    /// There is no way back.
    NO_WAY,
    /// Sent again by an earlier run.
    BEFORE,
    /// Of another reason or tenant than was asked for.
    OTHER
  }

  private static final class Group {
    private long letters;
    private @Nullable Instant oldest;
    private @Nullable Instant newest;
  }

  private final Map<Outcome, Long> outcomes = new TreeMap<>();
  private final Map<String, Group> reasons = new TreeMap<>();
  private final Map<String, Long> noWay = new TreeMap<>();

  void count(Outcome outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  void noWay(String because) {
    noWay.merge(because, 1L, Long::sum);
    count(Outcome.NO_WAY);
  }

  /// Notes a letter that was asked for.
  void seen(Letter letter) {
    Group group = reasons.computeIfAbsent(letter.reason(), _ -> new Group());
    group.letters++;
    letter
        .since()
        .ifPresent(at -> {
          Instant oldest = group.oldest;
          Instant newest = group.newest;
          group.oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
          group.newest = newest == null || at.isAfter(newest) ? at : newest;
        });
  }

  /// How many letters had an outcome.
  public long of(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /// How many letters were read.
  public long read() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many were sent, wherever to.
  public long sent() {
    return of(Outcome.WRITTEN) + of(Outcome.POSTED) + of(Outcome.REFUSED);
  }

  /// One line for each reason: how many letters, the oldest and the newest.
  public List<String> table() {
    int width = reasons.keySet().stream().mapToInt(String::length).max().orElse(0);
    String format = "%-" + Math.max(width, "reason".length()) + "s  %9s  %-27s  %s";
    List<String> lines = new ArrayList<>();
    lines.add(format.formatted("reason", "letters", "oldest", "newest"));
    reasons.forEach((reason, group) ->
        lines.add(
            format.formatted(
                reason, "%,d".formatted(group.letters), text(group.oldest), text(group.newest))));
    return lines;
  }

  /// Why letters have no way back.
  public List<String> withoutAWay() {
    return noWay.entrySet().stream()
        .map(one -> "%,d without a way back: %s".formatted(one.getValue(), one.getKey()))
        .toList();
  }

  private static String text(@Nullable Instant at) {
    return at == null ? "?" : at.toString();
  }

  @Override
  public String toString() {
    return "%,d read = %,d written + %,d posted + %,d refused + %,d without a way + %,d before + %,d not asked for"
        .formatted(
            read(),
            of(Outcome.WRITTEN),
            of(Outcome.POSTED),
            of(Outcome.REFUSED),
            of(Outcome.NO_WAY),
            of(Outcome.BEFORE),
            of(Outcome.OTHER));
  }
}
