package io.holdfast.bench.latency;

import io.holdfast.bench.facts.OpenCalls;
import io.holdfast.bench.machine.CallEventsService;
import io.holdfast.bench.machine.Child;
import io.holdfast.bench.machine.Flink;
import io.holdfast.bench.machine.FlinkJob;
import io.holdfast.bench.machine.Plan;
import io.holdfast.bench.machine.Workbench;
import io.holdfast.bench.report.Figures;
import io.holdfast.bench.report.Goal;
import io.holdfast.bench.report.Progress;
import io.holdfast.bench.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/// Fact produced to call event readable, at a steady rate far below the limit.
public final class Latency {
  private static final String PREFIX = "latency.";
  private static final String EVENTS = PREFIX + "call-events.v1";
  private static final String FLINK = PREFIX + "flink-life";
  private static final int PER_SECOND = 5_000;

  /// Enough for contestants to be compiled, and for their open calls to be as many as later. On two
  /// cores, with the sender, the broker and the reader beside them, that took up to 45 s.
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  private static final Duration MEASURED = Duration.ofSeconds(30);

  /// Between the call to send and the first fact.
  private static final Duration AHEAD = Duration.ofMillis(500);

  private final Workbench bench;
  private final io.holdfast.contracts.Topics topics = new io.holdfast.contracts.Topics(PREFIX);
  private final List<Histogram> ours = new ArrayList<>();
  private final List<Histogram> flink = new ArrayList<>();

  /// @param bench to measure on
  public Latency(Workbench bench) {
    this.bench = bench;
  }

  /// Measures, and tells the report.
  public void measure(Report report) {
    for (int run = 1; run <= bench.plan().runs(); run++) {
      ours.add(run(EVENTS, this::service));
      say(run, "call-events-service", ours);
      if (Flink.isBuilt()) {
        flink.add(run(FLINK, this::flink));
        say(run, "Flink", flink);
      }
    }
    tell(report);
  }

  /// A contestant that is ready to take facts.
  private record Contestant(Child process, AutoCloseable running) {}

  private Contestant service() {
    bench.topics().create(EVENTS, Map.of());
    var service = CallEventsService.start(bench, PREFIX, Map.of()).awaitReady();
    return new Contestant(service.process(), service);
  }

  private Contestant flink() {
    String in = topics.telephonyEvents().name();
    Child process = Flink.start(bench, FlinkJob.LIFE, in, FLINK, false);
    return new Contestant(process, process);
  }

  private Histogram run(String out, Supplier<Contestant> start) {
    bench.topics().create(topics.telephonyEvents().name(), Map.of());
    Contestant contestant = start.get();
    try (AutoCloseable _ = contestant.running()) {
      long begin = System.nanoTime() + AHEAD.toNanos();
      Schedule schedule = new Schedule(begin, PER_SECOND, WARM_UP, MEASURED);
      OpenCalls calls = new OpenCalls(Plan.OPEN_CALLS, Plan.SEED);
      Sender sender = new Sender(bench.kafka(), topics.telephonyEvents(), calls);
      var sending = CompletableFuture.runAsync(() -> sender.send(schedule));
      Histogram found = new Reader(schedule).read(bench.kafka(), out, contestant.process());
      sending.join();
      return found;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void tell(Report report) {
    report.section(
        "Latency at %,d facts/s: %d s a run after %d s of warm-up, from the intended time of sending"
            .formatted(PER_SECOND, MEASURED.toSeconds(), WARM_UP.toSeconds()));
    Figures p99 = add(report, "call-events-service", ours);
    report.measured(Goal.P50, millis("p50", ours, h -> h.getValueAtPercentile(50)).median());
    report.measured(Goal.P99, p99.median());
    if (flink.isEmpty()) {
      report.say(Flink.NOT_BUILT);
    } else {
      double rival = add(report, "Flink, checkpoint 1 s", flink).median();
      report.measured(Goal.P99_OF_FLINK, p99.median() / rival);
    }
  }

  private static Figures add(Report report, String who, List<Histogram> runs) {
    Figures p99 = millis(who + ": p99", runs, h -> h.getValueAtPercentile(99));
    report.add(millis(who + ": p50", runs, h -> h.getValueAtPercentile(50)));
    report.add(p99);
    report.add(millis(who + ": highest", runs, Histogram::getMaxValue));
    return p99;
  }

  private static Figures millis(
      String name, List<Histogram> runs, ToLongFunction<Histogram> micros) {
    return new Figures(
        name, "ms", runs.stream().map(h -> micros.applyAsLong(h) / 1_000.0).toList());
  }

  private static void say(int run, String who, List<Histogram> runs) {
    Histogram last = runs.getLast();
    Progress.say(
        "run %d: %s p50 %.1f ms, p99 %.1f ms"
            .formatted(
                run,
                who,
                last.getValueAtPercentile(50) / 1_000.0,
                last.getValueAtPercentile(99) / 1_000.0));
  }
}
