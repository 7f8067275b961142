package io.holdfast.callevents.topology;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.Conservation;
import io.holdfast.kit.messaging.TopicSetup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs the topology while the service runs.
@Default // the health check is a qualifier, which alone would hide the bean
@Readiness
@ApplicationScoped
public class LifeOfCalls implements HealthCheck, Conservation {
  private static final Logger LOG = Logger.getLogger(LifeOfCalls.class);
  private static final String NAME = "life-of-calls";
  private static final Duration STOP = Duration.ofSeconds(10);

  /// How often the broker is asked how far the stream is.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Map<String, Object> kafka;
  private final CallEventsConfig config;
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable IntakeProgress progress;

  /// @param kafka settings of the client, at least the servers
  public LifeOfCalls(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      CallEventsConfig config,
      MeterRegistry registry,
      InstantSource clock) {
    this.kafka = kafka;
    this.config = config;
    this.registry = registry;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (config.topics().create()) {
      TopicSetup.create(kafka, config.topics().topics(), config.topics().replication());
    }
    StreamSettings.loadNativeCompression();
    var intake = config.topics().topics().telephonyEvents().name();
    IntakeProgress progress =
        new IntakeProgress(kafka, intake, StreamSettings.application(config), clock);
    this.progress = progress;
    var partitions =
        new KeyPartitions(progress::partitions, config.callEvents().earlierPartitions());
    Topology topology =
        LifeTopology.build(config, new Tally(registry), clock, partitions, progress::readUntil);
    streams = new KafkaStreams(topology, StreamSettings.of(kafka, config));
    var replaced = registry.counter("holdfast.stream.threads.replaced");
    streams.setUncaughtExceptionHandler(e -> {
      LOG.error("A stream thread died and is replaced", e);
      replaced.increment();
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    Gauge.builder("holdfast.stalled", this, LifeOfCalls::stalledCount)
        .tag("what", NAME)
        .register(registry);
    Gauge.builder("holdfast.intake.waiting", progress, IntakeProgress::waiting).register(registry);
    var _ = looks.scheduleWithFixedDelay(progress::look, 0, LOOK_EVERY.toMillis(), MILLISECONDS);
    new KafkaStreamsMetrics(streams).bindTo(registry);
    streams.start();
  }

  void stop(@Observes ShutdownEvent event) {
    looks.shutdownNow();
    if (streams != null) {
      streams.close(STOP);
    }
    if (progress != null) {
      progress.close();
    }
  }

  @Override
  public Optional<Report> of(String tenant) {
    KafkaStreams running = streams;
    if (running == null || running.state() != KafkaStreams.State.RUNNING) {
      return Optional.empty();
    }
    try {
      var kept =
          StoreQueryParameters.fromNameAndType(
              Tally.STORE, QueryableStoreTypes.<String, long[]>keyValueStore());
      return Optional.of(Tally.report(tenant, partitions(running), running.store(kept)));
    } catch (InvalidStateStoreException e) {
      return Optional.empty();
    }
  }

  private static List<Integer> partitions(KafkaStreams running) {
    return running.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .map(TopicPartition::partition)
        .sorted()
        .toList();
  }

  /// Of the partitions that this instance works on, those where records wait and none is read.
  private Set<Integer> stalled() {
    KafkaStreams running = streams;
    IntakeProgress seen = progress;
    return running == null || seen == null
        ? Set.of()
        : seen.stalled(partitions(running), config.callEvents().stalledAfter());
  }

  private double stalledCount() {
    return call().getStatus() == Status.UP ? 0 : Math.max(1, stalled().size());
  }

  /// Ready while the stream runs and gets on: records that wait are read, and the broker answers.
  @Override
  public HealthCheckResponse call() {
    KafkaStreams.State state = streams == null ? null : streams.state();
    IntakeProgress seen = progress;
    Set<Integer> stalled = stalled();
    boolean blind = seen == null || seen.isBlind(config.callEvents().stalledAfter());
    return HealthCheckResponse.named(NAME)
        .status(state == KafkaStreams.State.RUNNING && stalled.isEmpty() && !blind)
        .withData("state", String.valueOf(state))
        .withData("stalled-partitions", stalled.toString())
        .withData("waiting", seen == null ? 0 : seen.waiting())
        .withData("broker-answers", !blind)
        .build();
  }
}
