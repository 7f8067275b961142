package io.holdfast.bench.machine;

/// What Flink can be asked to do.
public enum FlinkJob {
  /// Each fact out again with the life of its call, by a KeyedProcessFunction.
  LIFE,
  /// The same without a look at headers, for facts that never come late: it forgets each call with
  /// its last one.
  LIFE_IN_ORDER,
  /// One drop rule, by Flink CEP.
  DROPS
}
