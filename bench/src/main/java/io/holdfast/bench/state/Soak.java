package io.holdfast.bench.state;

import io.holdfast.bench.facts.Filling;
import io.holdfast.bench.facts.OpenCalls;
import io.holdfast.bench.machine.AtExit;
import io.holdfast.bench.machine.CallEventsService;
import io.holdfast.bench.machine.Plan;
import io.holdfast.bench.machine.Workbench;
import io.holdfast.bench.report.Figures;
import io.holdfast.bench.report.Goal;
import io.holdfast.bench.report.Progress;
import io.holdfast.bench.report.Report;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/// Whether memory stays flat over very many calls: what is live on the heap, looked at again and
/// again while calls come and go. Ended calls leave after seconds here; with the two hours of the
/// default the store grows for two hours, by design.
public final class Soak {
  private static final String PREFIX = "soak.";
  private static final String EVENTS = PREFIX + "call-events.v1";
  private static final int LOOKS = 24;

  /// Facts that the service may be behind; far fewer than the topic keeps.
  private static final long MOST_BEHIND = 200_000;

  private static final int BETWEEN_CHECKS = 20_000;

  /// A long soak writes more than a disk holds.
  private static final Map<String, String> SHORT_LIVED =
      Map.of("retention.bytes", "134217728", "segment.bytes", "16777216");

  private final Workbench bench;
  private final Topic<String, Fact> intake =
      new io.holdfast.contracts.Topics(PREFIX).telephonyEvents();
  private final List<Double> live = new ArrayList<>();
  private final List<Double> resident = new ArrayList<>();

  /// @param bench to measure on
  public Soak(Workbench bench) {
    this.bench = bench;
  }

  /// Measures, and tells the report.
  public void measure(Report report) {
    long calls = bench.plan().soakCalls();
    bench.topics().create(intake.name(), SHORT_LIVED);
    bench.topics().create(EVENTS, SHORT_LIVED);
    try (var service = CallEventsService.start(bench, PREFIX, State.leavingSoon("5s"))) {
      service.awaitReady();
      feed(calls, service);
    }
    report.section(
        "Memory over %,d calls, %,d open, ended ones leave after 5 s"
            .formatted(calls, Plan.OPEN_CALLS));
    report.add(new Figures("live on the heap after a collection", "MiB", live));
    report.add(new Figures("resident (heap as the collector sizes it)", "MiB", resident));
    report.measured(Goal.FLAT_MEMORY, growth(live));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what is lost is missing from nothing here
  private void feed(long calls, CallEventsService service) {
    OpenCalls story = new OpenCalls(Plan.OPEN_CALLS, Plan.SEED);
    long nextLook = Math.max(1, calls / LOOKS);
    try (Producer<String, byte[]> producer = Filling.producer(bench.kafka())) {
      for (long sent = 0; story.begun() < calls; sent++) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        producer.send(intake.toRecord(story.next(now)));
        if (sent % BETWEEN_CHECKS == 0) {
          awaitService(service);
          if (story.begun() >= nextLook) {
            look(service, story.begun());
            nextLook = story.begun() + calls / LOOKS;
          }
        }
      }
    }
    look(service, calls);
  }

  private void awaitService(CallEventsService service) {
    while (bench.topics().behind(CallEventsService.APPLICATION, intake.name()) > MOST_BEHIND) {
      service.process().requireAlive();
      AtExit.sleep(Duration.ofMillis(50));
    }
  }

  private void look(CallEventsService service, long calls) {
    live.add(LiveHeap.mebibytes(service.process().pid()));
    resident.add(LiveHeap.residentMebibytes(service.process().pid()));
    Progress.say("%,d calls: %.0f MiB live".formatted(calls, live.getLast()));
  }

  /// The last third of the looks against the second sixth: the first look is still warm-up.
  static double growth(List<Double> looks) {
    int size = looks.size();
    double before = median(looks.subList(size / 6, Math.max(size / 6 + 1, size / 3)));
    return median(looks.subList(size - Math.max(1, size / 3), size)) / before;
  }

  private static double median(List<Double> values) {
    return new Figures("looks", "MiB", values).median();
  }
}
