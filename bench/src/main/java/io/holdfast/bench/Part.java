package io.holdfast.bench;

import io.holdfast.bench.latency.Latency;
import io.holdfast.bench.machine.Workbench;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.rest.RestIntake;
import io.holdfast.bench.state.Soak;
import io.holdfast.bench.state.State;
import io.holdfast.bench.throughput.Throughput;
import java.util.Locale;

/// What can be measured by itself.
enum Part {
  /// Facts a second, topic to topic.
  THROUGHPUT {
    @Override
    void measure(Workbench bench, Report report) {
      new Throughput(bench).measure(report);
    }
  },

  /// From fact produced to call event readable.
  LATENCY {
    @Override
    void measure(Workbench bench, Report report) {
      new Latency(bench).measure(report);
    }
  },

  /// Bytes of an open call.
  STATE {
    @Override
    void measure(Workbench bench, Report report) {
      new State(bench).measure(report);
    }
  },

  /// Heap over many calls.
  MEMORY {
    @Override
    void measure(Workbench bench, Report report) {
      new Soak(bench).measure(report);
    }
  },

  /// Facts and batches over HTTP.
  REST {
    @Override
    void measure(Workbench bench, Report report) {
      new RestIntake(bench).measure(report);
    }
  };

  /// Measures it, and tells the report.
  abstract void measure(Workbench bench, Report report);

  /// As it is written on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
