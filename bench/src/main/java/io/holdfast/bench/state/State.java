package io.holdfast.bench.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bench.facts.Filling;
import io.holdfast.bench.facts.OpenCalls;
import io.holdfast.bench.machine.AtExit;
import io.holdfast.bench.machine.CallEventsService;
import io.holdfast.bench.machine.CommittedRecords;
import io.holdfast.bench.machine.Plan;
import io.holdfast.bench.machine.Topics;
import io.holdfast.bench.machine.WorkDirectory;
import io.holdfast.bench.machine.Workbench;
import io.holdfast.bench.report.Figures;
import io.holdfast.bench.report.Goal;
import io.holdfast.bench.report.Progress;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.throughput.Race;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What an open call costs on disk and in the changelog, where ended calls leave at once.
public final class State {
  private static final String PREFIX = "state.";
  private static final String EVENTS = PREFIX + "call-events.v1";

  /// Each of the open calls has long been in the middle of its life by then.
  private static final long FACTS = 300_000;

  /// In which ended calls leave, and the changelog hears of it.
  private static final Duration SETTLES = Duration.ofSeconds(8);

  private final Workbench bench;

  /// @param bench to measure on
  public State(Workbench bench) {
    this.bench = bench;
  }

  /// Settings with which a call leaves soon after its end.
  static Map<String, String> leavingSoon(String after) {
    return Map.of(
        "HOLDFAST_CALL_EVENTS_KEEP_FINISHED", after,
        "HOLDFAST_CALL_EVENTS_REMEMBER_FINISHED", after,
        "HOLDFAST_CALL_EVENTS_SWEEP_EVERY", "1s");
  }

  /// Measures, and tells the report.
  public void measure(Report report) {
    var topic = new io.holdfast.contracts.Topics(PREFIX).telephonyEvents();
    bench.topics().create(topic.name(), Map.of());
    bench.topics().create(EVENTS, Map.of());
    long facts = Math.min(FACTS, bench.plan().facts());
    Progress.say("state: %d facts, then only open calls are left".formatted(facts));
    OpenCalls calls = new OpenCalls(Plan.OPEN_CALLS, Plan.SEED);
    Filling.fill(bench.kafka(), topic, facts, calls);
    long onDisk = run(facts);
    List<Double> sizes = changelog(calls.open());
    report.section("State of %,d open calls after %,d facts".formatted(sizes.size(), facts));
    Figures changelog = new Figures("changelog record of a call, key included", "bytes", sizes);
    report.say(changelog.medianLine());
    report.say("%,d bytes below the state directory after the stop".formatted(onDisk));
    report.measured(Goal.IN_CHANGELOG, changelog.median());
    report.measured(Goal.ON_DISK, (double) onDisk / sizes.size());
  }

  private long run(long facts) {
    Path state;
    try (var service = CallEventsService.start(bench, PREFIX, leavingSoon("1s"))) {
      state = service.state();
      Race.watch(bench.topics(), EVENTS, service.process(), facts);
      AtExit.sleep(SETTLES);
    }
    return WorkDirectory.bytesBelow(state);
  }

  /// Bytes of the newest record of each open call.
  private List<Double> changelog(Set<String> open) {
    Set<String> keys =
        open.stream().map(id -> OpenCalls.TENANT + "|" + id).collect(Collectors.toSet());
    Map<String, Double> newest = new HashMap<>();
    for (String topic : bench.topics().named(State::isChangelog)) {
      CommittedRecords.each(
          bench.kafka(),
          topic,
          Topics.PARTITIONS,
          in -> {
            String key = new String(in.key(), UTF_8);
            if (in.value() != null && keys.contains(key)) {
              newest.put(key, (double) in.key().length + in.value().length);
            }
          });
    }
    return List.copyOf(newest.values());
  }

  private static boolean isChangelog(String topic) {
    return topic.startsWith(CallEventsService.APPLICATION) && topic.endsWith("-changelog");
  }
}
