package io.holdfast.callevents.messaging;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.Intake;
import io.holdfast.callevents.SwitchSettings;
import io.holdfast.callevents.messaging.CatchUp.Tongue;
import io.holdfast.contracts.RecordKey;
import io.holdfast.kit.health.Worker;
import io.holdfast.kit.health.Workers;
import io.holdfast.platforms.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Reads the configured switches while the service runs. A switch that is away is shown, and makes
/// nobody unready: the service has other senders. What a switch told and the broker does not take
/// does so, as all work that waits.
@Readiness
@ApplicationScoped
public class Switches implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(Switches.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration BROKER_RETRY = Duration.ofSeconds(1);

  /// Until the logs of a gap's last second are surely written.
  private static final Duration SETTLE = Duration.ofSeconds(3);

  /// How long a stop waits for what was read to reach the broker.
  private static final Duration STOP = Duration.ofSeconds(5);

  private record Running(SwitchFeed feed, Thread runner) {}

  private final CallEventsConfig.CallEvents config;
  private final Intake intake;
  private final MeterRegistry registry;
  private final Worker worker;
  private final Map<String, Running> feeds = new TreeMap<>();

  /// @param intake takes what they tell
  public Switches(CallEventsConfig config, Intake intake, MeterRegistry registry, Workers workers) {
    this.config = config.callEvents();
    this.intake = intake;
    this.registry = registry;
    this.worker = workers.worker("switches");
  }

  /// After the topics are there.
  void start(@Observes @Priority(5000) StartupEvent event) {
    Map<String, SwitchFeed> all = new TreeMap<>();
    config
        .switches()
        .forEach((name, settings) -> {
          if (isOurs(name, settings)) {
            all.put(name, feed(name, settings));
          }
        });
    worker.started();
    all.forEach((name, feed) -> {
      Thread runner = Thread.ofVirtual().name("switch-" + name).start(feed);
      feeds.put(name, new Running(feed, runner));
    });
  }

  private boolean isOurs(String name, SwitchSettings settings) {
    String reader = settings.instance().orElse(null);
    if (reader == null) {
      return true;
    }
    String own = config.instanceId().orElse(null);
    if (own == null) {
      throw new IllegalArgumentException(
          "Expected holdfast.call-events.instance-id, since switch %s is for instance %s alone"
              .formatted(name, reader));
    }
    LOG.infof("Switch %s is read by instance %s, this is %s", name, reader, own);
    return reader.equals(own);
  }

  private SwitchFeed feed(String name, SwitchSettings settings) {
    if (!NAME.matcher(name).matches() || !RecordKey.isTenant(settings.tenant())) {
      throw new IllegalArgumentException(
          "Expected a name [A-Za-z0-9._-]{1,64} and a tenant [a-z0-9-]{1,63} for switch " + name);
    }
    SwitchMeters meters = new SwitchMeters(registry, name);
    Sender sender = sender(name, settings);
    LastSeen seen = new LastSeen(Path.of(config.stateDir(), "switches", name));
    ToIntake delivery = new ToIntake(intake, settings.tenant(), name, meters, BROKER_RETRY, worker);
    var origins = new Gaps.Origins(sender, logs(settings), SETTLE);
    Gaps gaps = new Gaps(origins, seen, delivery);
    SwitchDialect dialect = SwitchDialect.of(settings.kind());
    var events = new SwitchEvents(dialect, sender, gaps, delivery, meters);
    var pace =
        new SwitchFeed.Pace(
            settings.pingEvery(),
            settings.answerWithin(),
            settings.longestStall(),
            FIRST_RETRY,
            settings.longestPause());
    SwitchFeed feed = new SwitchFeed(name, dialect.address(name, settings), events, pace);
    meters.watch(feed);
    return feed;
  }

  Sender sender(String name, SwitchSettings settings) {
    String tenant = settings.tenant();
    return new Sender(
        tenant,
        SwitchDialect.of(settings.kind()).source(name),
        config.agentContexts(tenant),
        config.agentIdentity(tenant, name),
        config.hasOwnCallIds(tenant, name));
  }

  /// The channel event log is the more exact of the two.
  private static List<CatchUp> logs(SwitchSettings settings) {
    List<CatchUp> logs = new ArrayList<>();
    settings.celFile().ifPresent(f -> logs.add(new CatchUp(Tongue.CEL, f, settings.celZone())));
    settings
        .queueLogFile()
        .ifPresent(f -> logs.add(new CatchUp(Tongue.QUEUE_LOG, f, Optional.empty())));
    return logs;
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    for (Running one : feeds.values()) {
      one.feed().stop(one.runner(), STOP);
    }
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("switches").up();
    feeds.forEach((name, one) -> response.withData(name, one.feed().state()));
    return response.build();
  }
}
