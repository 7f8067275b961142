package io.holdfast.bench.machine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a run of benchmarks measures with.
///
/// @param facts of the throughput
/// @param runs of which the median counts
/// @param soakCalls calls over which memory is watched
/// @param beside another checkout, built, whose service runs in turn with this one; null for none
public record Plan(long facts, int runs, long soakCalls, @Nullable Path beside) {
  /// Calls that are open at any time.
  public static final int OPEN_CALLS = 5_000;

  /// Seed of the generated facts.
  public static final long SEED = 3;
}
