package io.holdfast.bench.rest;

import io.holdfast.bench.machine.CallEventsService;
import io.holdfast.bench.machine.Workbench;
import io.holdfast.bench.report.Figures;
import io.holdfast.bench.report.Goal;
import io.holdfast.bench.report.Progress;
import io.holdfast.bench.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the intake over HTTP takes: single facts and batches, while the service folds what it took,
/// as it does in life; and single facts by the intake alone, with Kafka and without.
public final class RestIntake {
  private static final String PREFIX = "rest.";
  private static final String INTAKE = PREFIX + "telephony-events.v1";
  private static final int BATCH = 100;
  private static final int SINGLES = 100_000;
  private static final int BATCHES = 1_000;
  private static final int MANY = 128;
  private static final int FEW = 16;

  /// Of the service: the JIT compilers share two cores with all else, and need more than a minute.
  private static final Duration LONG_WARM_UP = Duration.ofSeconds(75);

  /// Of the intake alone, which is less to compile.
  private static final Duration WARM_UP = Duration.ofSeconds(45);

  /// Of batches, which come to a service that is warm.
  private static final Duration SHORT_WARM_UP = Duration.ofSeconds(15);

  /// The mean of the generated facts with key and headers.
  private static final int RECORD_BYTES = 600;

  private static final long RECORDS = 1_000_000;

  private final Workbench bench;
  private final Load single;
  private final Load batches;
  private final List<Double> folding = new ArrayList<>();
  private final List<Double> alone = new ArrayList<>();
  private final List<Double> withoutKafka = new ArrayList<>();
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
        folding.add(single.perSecond(service.port(), LONG_WARM_UP));
        say(run, "single facts", folding);
        inBatches.add(BATCH * batches.perSecond(service.port(), SHORT_WARM_UP));
        say(run, "batches", inBatches);
      }
      alone.add(alone(true));
      say(run, "single facts, intake alone", alone);
      withoutKafka.add(alone(false));
      say(run, "same without Kafka", withoutKafka);
    }
    tell(report);
  }

  private double alone(boolean keeps) {
    bench.topics().create(INTAKE, Map.of());
    try (var intake = CallEventsService.startIntakeAlone(bench, PREFIX, keeps).awaitReady()) {
      return single.perSecond(intake.port(), WARM_UP);
    }
  }

  private void tell(Report report) {
    report.section(
        "Intake over HTTP: %d connections with single facts, %d with batches of %d"
            .formatted(MANY, FEW, BATCH));
    Figures limit = new Figures("Kafka's ProducerPerformance, acks=all", "records/s", producer);
    Figures batched =
        new Figures("batches of %d, folding meanwhile".formatted(BATCH), "facts/s", inBatches);
    Figures one = new Figures("single facts, intake alone", "facts/s", alone);
    Figures bare = new Figures("same without Kafka", "facts/s", withoutKafka);
    report.add(limit);
    report.add(batched);
    report.add(new Figures("single facts, folding meanwhile", "facts/s", folding));
    report.add(one);
    report.add(bare);
    report.measured(Goal.REST_BATCH, batched.median() / limit.median());
    report.measured(Goal.REST_SINGLE, one.median() / bare.median());
  }

  private static void say(int run, String who, List<Double> perSecond) {
    Progress.say("run %d: %s %,.0f/s".formatted(run, who, perSecond.getLast()));
  }
}
