package io.holdfast.bench.rest;

import io.holdfast.bench.machine.CallEventsService;
import io.holdfast.bench.machine.Workbench;
import io.holdfast.bench.report.Figures;
import io.holdfast.bench.report.Goal;
import io.holdfast.bench.report.Progress;
import io.holdfast.bench.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the intake over HTTP takes: single facts, and batches. The service folds what it took at
/// the same time, as it does in life.
public final class RestIntake {
  private static final String PREFIX = "rest.";
  private static final int BATCH = 100;
  private static final int SINGLES = 100_000;
  private static final int BATCHES = 1_000;
  private static final int MANY = 128;
  private static final int FEW = 16;

  /// The mean of the generated facts with key and headers.
  private static final int RECORD_BYTES = 600;

  private static final long RECORDS = 1_000_000;

  private final Workbench bench;
  private final Load single;
  private final Load batches;
  private final List<Double> with = new ArrayList<>();
  private final List<Double> without = new ArrayList<>();
  private final List<Double> inBatches = new ArrayList<>();
  private final List<Double> producer = new ArrayList<>();

  /// @param bench to measure on
  public RestIntake(Workbench bench) {
    this.bench = bench;
    FactRequests requests = new FactRequests();
    this.single = new Load(requests.single(SINGLES), MANY);
    this.batches = new Load(requests.batches(BATCHES, BATCH), FEW);
  }

  /// Measures, and tells the report.
  public void measure(Report report) {
    for (int run = 1; run <= bench.plan().runs(); run++) {
      producer.add(ProducerLimit.measure(bench, RECORDS, RECORD_BYTES));
      say(run, "ProducerPerformance", producer);
      bench.topics().delete(name -> name.startsWith(PREFIX)); // the run before is not to be folded
      try (var service = CallEventsService.start(bench, PREFIX, Map.of()).awaitReady()) {
        with.add(single.perSecond(service.port()));
        say(run, "intake, single facts", with);
        inBatches.add(BATCH * batches.perSecond(service.port()));
        say(run, "intake, batches", inBatches);
      }
      if (CallEventsService.isBuiltWithoutKafka(bench)) {
        try (var service = CallEventsService.startWithoutKafka(bench).awaitReady()) {
          without.add(single.perSecond(service.port()));
          say(run, "endpoint without Kafka", without);
        }
      }
    }
    tell(report);
  }

  private void tell(Report report) {
    report.section(
        "Intake over HTTP: %d connections with single facts, %d with batches of %d"
            .formatted(MANY, FEW, BATCH));
    Figures limit = new Figures("Kafka's ProducerPerformance, acks=all", "records/s", producer);
    Figures batched = new Figures("batches of " + BATCH, "facts/s", inBatches);
    Figures one = new Figures("single facts", "facts/s", with);
    report.add(limit);
    report.add(batched);
    report.add(one);
    report.measured(Goal.REST_BATCH, batched.median() / limit.median());
    if (without.isEmpty()) {
      report.say("the endpoint without Kafka is not built: not measured");
    } else {
      Figures bare = new Figures("single facts, same endpoint without Kafka", "facts/s", without);
      report.add(bare);
      report.measured(Goal.REST_SINGLE, one.median() / bare.median());
    }
  }

  private static void say(int run, String who, List<Double> perSecond) {
    Progress.say("run %d: %s %,.0f/s".formatted(run, who, perSecond.getLast()));
  }
}
