package io.holdfast.bench.throughput;

import io.holdfast.bench.facts.Filling;
import io.holdfast.bench.facts.OpenCalls;
import io.holdfast.bench.machine.CallEventsService;
import io.holdfast.bench.machine.Child;
import io.holdfast.bench.machine.CommittedRecords;
import io.holdfast.bench.machine.Flink;
import io.holdfast.bench.machine.FlinkJob;
import io.holdfast.bench.machine.Plan;
import io.holdfast.bench.machine.Topics;
import io.holdfast.bench.machine.Workbench;
import io.holdfast.bench.report.Figures;
import io.holdfast.bench.report.Goal;
import io.holdfast.bench.report.Progress;
import io.holdfast.bench.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Facts a second, topic to topic, side by side: in each run all contestants read the same topic,
/// one after the other, each in a fresh JVM with the same options.
public final class Throughput {
  private static final String PREFIX = "throughput.";
  private static final String INTAKE = PREFIX + "telephony-events.v1";
  private static final String EVENTS = PREFIX + "call-events.v1";

  private final Workbench bench;
  private final List<Double> consumer = new ArrayList<>();
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> beside = new ArrayList<>();
  private final List<Double> flink = new ArrayList<>();
  private final List<Double> flinkInOrder = new ArrayList<>();
  private final List<Double> flinkCep = new ArrayList<>();

  /// @param bench to measure on
  public Throughput(Workbench bench) {
    this.bench = bench;
  }

  /// Measures, and tells the report.
  public void measure(Report report) {
    Plan plan = bench.plan();
    Filling filling = fill(plan.facts());
    for (int run = 1; run <= plan.runs(); run++) {
      consumer.add(ConsumerLimit.measure(bench, INTAKE));
      say(run, "ConsumerPerformance", consumer);
      if (plan.beside() != null) {
        beside.add(service(plan.beside()));
        say(run, "call-events-service of " + plan.beside(), beside);
      }
      ours.add(service(bench.root()));
      say(run, "call-events-service", ours);
      if (Flink.isBuilt()) {
        flink.add(flink(FlinkJob.LIFE, plan.facts()));
        say(run, "Flink KeyedProcessFunction", flink);
        flinkInOrder.add(flink(FlinkJob.LIFE_IN_ORDER, plan.facts()));
        say(run, "Flink KeyedProcessFunction, forgetting", flinkInOrder);
        flinkCep.add(flink(FlinkJob.DROPS, 1));
        say(run, "Flink CEP", flinkCep);
      }
    }
    tell(report, filling);
  }

  private void tell(Report report, Filling filling) {
    report.section(
        "Throughput: %,d facts of %d bytes (records of %d with key and headers), %,d calls open"
            .formatted(
                filling.facts(), filling.valueBytes(), filling.recordBytes(), Plan.OPEN_CALLS));
    Figures limit = new Figures("Kafka's ConsumerPerformance", "records/s", consumer);
    Figures service = new Figures("call-events-service, exactly once", "facts/s", ours);
    report.add(limit);
    report.add(service);
    report.measured(Goal.OF_CONSUMER, service.median() / limit.median());
    if (!beside.isEmpty()) {
      Figures other = new Figures("the same of the other checkout", "facts/s", beside);
      report.add(other);
      report.say("ours : the other checkout's = %.2f".formatted(service.median() / other.median()));
    }
    if (flink.isEmpty()) {
      report.say(Flink.NOT_BUILT);
      return;
    }
    Figures keyed = new Figures("Flink KeyedProcessFunction, exactly once", "facts/s", flink);
    Figures cep = new Figures("Flink CEP, one drop rule, exactly once", "facts/s", flinkCep);
    report.add(keyed);
    report.add(
        new Figures("same, no headers, nothing kept after the end", "facts/s", flinkInOrder));
    report.add(cep);
    report.measured(Goal.OF_FLINK, service.median() / keyed.median());
    report.measured(Goal.OF_FLINK_CEP, service.median() / cep.median());
  }

  private Filling fill(long facts) {
    bench.topics().create(INTAKE, Map.of());
    Progress.say("filling the intake with " + facts + " facts");
    var topic = new io.holdfast.contracts.Topics(PREFIX).telephonyEvents();
    return Filling.fill(bench.kafka(), topic, facts, new OpenCalls(Plan.OPEN_CALLS, Plan.SEED));
  }

  private static void say(int run, String who, List<Double> perSecond) {
    Progress.say("run %d: %s %,.0f/s".formatted(run, who, perSecond.getLast()));
  }

  private double service(Path checkout) {
    Topics topics = bench.topics();
    topics.create(EVENTS, Map.of());
    long facts = bench.plan().facts();
    try (var service = CallEventsService.start(bench, checkout, PREFIX, Map.of())) {
      Race race = Race.watch(topics, EVENTS, service.process(), facts);
      requireAll(EVENTS, facts);
      return race.perSecond(facts);
    }
  }

  private double flink(FlinkJob job, long atLeast) {
    String out = PREFIX + "flink-" + job.name().toLowerCase(Locale.ROOT);
    try (Child child = Flink.start(bench, job, INTAKE, out, true)) {
      Race race = Race.watch(bench.topics(), out, child, Long.MAX_VALUE);
      requireAll(out, atLeast);
      return race.perSecond(bench.plan().facts());
    }
  }

  /// Whoever is fast because he leaves something out has not won.
  private void requireAll(String topic, long facts) {
    long found = CommittedRecords.count(bench.kafka(), topic);
    if (found < facts) {
      throw new IllegalStateException(
          "Expected an event for each of %d facts on %s, found %d".formatted(facts, topic, found));
    }
  }
}
