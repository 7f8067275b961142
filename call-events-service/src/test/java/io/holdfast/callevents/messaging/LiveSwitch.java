package io.holdfast.callevents.messaging;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.Intake;
import io.holdfast.callevents.domain.DemoTenant;
import io.holdfast.callevents.topology.Settings;
import io.holdfast.kit.health.Worker;
import io.holdfast.kit.health.Workers;
import io.holdfast.platforms.Sender;
import io.holdfast.testkit.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The client of a fake switch, as the service would run it, in a hurry.
final class LiveSwitch implements AutoCloseable {
  static final String SOURCE = "/asterisk/pbx";
  static final Sender SENDER = DemoTenant.sender(SOURCE);
  static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

  final ListedFacts facts = new ListedFacts();
  final MeterRegistry registry = new SimpleMeterRegistry();
  final SettableClock clock = new SettableClock(Instant.EPOCH);
  final Workers workers = new Workers(registry, () -> Duration.ofMinutes(1), clock);
  final SwitchFeed feed;
  private final Thread thread;

  /// @param folder where it keeps what it saw
  /// @param more settings beside address and user
  LiveSwitch(int port, Path folder, List<CatchUp> logs, Map<String, String> more) {
    this(FakeSpeech.ASTERISK, port, folder, logs, more);
  }

  LiveSwitch(
      FakeSpeech speech, int port, Path folder, List<CatchUp> logs, Map<String, String> more) {
    String switches = "holdfast.call-events.switches.pbx.";
    Map<String, String> settings = new HashMap<>();
    settings.put("holdfast.call-events.state-dir", folder.toString());
    settings.put(switches + "host", "127.0.0.1");
    settings.put(switches + "port", Integer.toString(port));
    speech.settings().forEach((key, value) -> settings.put(switches + key, value));
    settings.put(switches + "tenant", "demo");
    more.forEach((key, value) -> settings.put(switches + key, value));
    CallEventsConfig config = Settings.of(settings);
    SwitchMeters meters = new SwitchMeters(registry, "pbx");
    var intake = new Intake(facts, config, InstantSource.fixed(Instant.EPOCH), registry);
    Worker worker = workers.worker("switches");
    worker.started();
    var delivery = new ToIntake(intake, "demo", "pbx", meters, Duration.ofMillis(5), worker);
    var sender = DemoTenant.sender(speech.source());
    var origins = new Gaps.Origins(sender, logs, Duration.ofMillis(50));
    Gaps gaps = new Gaps(origins, new LastSeen(folder.resolve("switches/pbx")), delivery);
    feed =
        new SwitchFeed(
            "pbx",
            speech.dialect.address("pbx", config.callEvents().switches().get("pbx")),
            new SwitchEvents(speech.dialect, sender, gaps, delivery, meters),
            new SwitchFeed.Pace(
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                config.callEvents().switches().get("pbx").longestStall(),
                Duration.ofMillis(10),
                LONGEST_PAUSE));
    meters.watch(feed);
    thread = Thread.ofVirtual().start(feed);
  }

  double stalled() {
    return registry.get("holdfast.stalled").tag("what", "switches").gauge().value();
  }

  double connected() {
    return registry.get("holdfast.switch.connected").gauge().value();
  }

  @Override
  public void close() {
    try {
      feed.stop(thread, Duration.ofSeconds(5));
      if (!thread.join(Duration.ofSeconds(5))) {
        throw new AssertionError("Expected the client to stop, it did not");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
