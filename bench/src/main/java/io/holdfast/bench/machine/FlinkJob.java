package io.holdfast.bench.machine;

/// What Flink can be asked to do.
public enum FlinkJob {
  /// Each fact out again with the life of its call, by a KeyedProcessFunction.
  LIFE,
  /// One drop rule, by Flink CEP.
  DROPS
}
