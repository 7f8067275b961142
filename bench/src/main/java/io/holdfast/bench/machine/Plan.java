package io.holdfast.bench.machine;

/// What a run of benchmarks measures with.
///
/// @param facts of the throughput
/// @param runs of which the median counts
/// @param soakCalls calls over which memory is watched
public record Plan(long facts, int runs, long soakCalls) {
  /// Calls that are open at any time.
  public static final int OPEN_CALLS = 5_000;

  /// Seed of the generated facts.
  public static final long SEED = 3;
}
