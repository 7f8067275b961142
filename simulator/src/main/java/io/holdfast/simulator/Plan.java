package io.holdfast.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What to simulate. The same plan gives the same bytes.
///
/// @param start when the centre opens
/// @param scenarios those to draw from; empty for what the agents' temperaments bring
/// @param disturbance what happens to facts on their way
/// @param platforms what the centres have, by turns
public record Plan(
    int calls,
    long seed,
    Instant start,
    String tenant,
    List<Scenario> scenarios,
    Disturbance disturbance,
    List<CentreKind> platforms) {
  private static final int CENTRE = 2_000;

  /// What happens to facts between the platform and us.
  ///
  /// @param loss share that never arrives
  /// @param repeats share that arrives twice
  /// @param disorder how late a fact may be
  /// @param skew how far the clock of a source may be off
  public record Disturbance(double loss, double repeats, Duration disorder, Duration skew) {
    /// Every fact comes at once, once.
    public static final Disturbance NONE = new Disturbance(0, 0, Duration.ZERO, Duration.ZERO);
  }

  /// An ordinary day: each of its calls is told rightly.
  public Plan(
      int calls,
      long seed,
      Instant start,
      String tenant,
      List<Scenario> scenarios,
      Disturbance disturbance) {
    this(calls, seed, start, tenant, scenarios, disturbance, List.of(CentreKind.PLAIN));
  }

  /// In how many centres the calls are taken: one takes 2,000 a day, and there are as many of each
  /// turn of platforms.
  int sites() {
    int turns = Math.ceilDiv(calls, CENTRE * platforms.size());
    return platforms.size() * Math.max(1, turns);
  }

  /// What a centre has.
  ///
  /// @param site from 1
  CentreKind platformOf(int site) {
    return platforms.get((site - 1) % platforms.size());
  }

  /// Whether there are platforms whose calls cannot all be told rightly.
  boolean isOfTheField() {
    return platforms.stream().anyMatch(platform -> platform != CentreKind.PLAIN);
  }

  /// Calls of a centre.
  ///
  /// @param site from 1
  int callsOf(int site) {
    return calls / sites() + (site <= calls % sites() ? 1 : 0);
  }

  /// Part of every call's id: no other seed or day has it.
  String mark() {
    return seed + "-" + Long.toString(start.getEpochSecond(), Character.MAX_RADIX);
  }
}
