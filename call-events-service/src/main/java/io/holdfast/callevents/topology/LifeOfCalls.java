package io.holdfast.callevents.topology;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.Conservation;
import io.holdfast.callevents.FactLog;
import io.holdfast.kit.health.Worker;
import io.holdfast.kit.health.Workers;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
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
  private final FactLog log;
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Worker worker;
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable IntakeProgress progress;

  /// @param kafka settings of the client, at least the servers
  /// @param log takes what is told of merged calls
  public LifeOfCalls(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      CallEventsConfig config,
      FactLog log,
      MeterRegistry registry,
      InstantSource clock,
      Workers workers) {
    this.kafka = kafka;
    this.config = config;
    this.log = log;
    this.registry = registry;
    this.clock = clock;
    this.worker = workers.worker(NAME);
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
        LifeTopology.build(
            config, log, new Tally(registry), clock, partitions, progress::readUntil);
    KafkaStreams streams = new KafkaStreams(topology, StreamSettings.of(kafka, config));
    this.streams = streams;
    var replaced = registry.counter("holdfast.stream.threads.replaced");
    streams.setUncaughtExceptionHandler(e -> {
      LOG.error("A stream thread died and is replaced", e);
      replaced.increment();
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    Gauge.builder("holdfast.intake.waiting", progress, IntakeProgress::waiting).register(registry);
    new KafkaStreamsMetrics(streams).bindTo(registry);
    worker.started();
    streams.start();
    var watch = new StreamWatch(streams, progress, worker);
    var _ = looks.scheduleWithFixedDelay(watch::look, 0, LOOK_EVERY.toMillis(), MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    looks.shutdownNow();
    worker.ended();
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
      return Optional.of(
          Tally.report(tenant, StreamWatch.partitions(running), running.store(kept)));
    } catch (InvalidStateStoreException e) {
      return Optional.empty();
    }
  }

  /// Ready while the stream runs; whether it gets on is told by [Workers].
  @Override
  public HealthCheckResponse call() {
    KafkaStreams.State state = streams == null ? null : streams.state();
    IntakeProgress seen = progress;
    return HealthCheckResponse.named(NAME)
        .status(state == KafkaStreams.State.RUNNING)
        .withData("state", String.valueOf(state))
        .withData("waiting", seen == null ? 0 : seen.waiting())
        .build();
  }
}
