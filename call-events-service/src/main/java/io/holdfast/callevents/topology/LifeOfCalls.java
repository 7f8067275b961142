package io.holdfast.callevents.topology;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.Conservation;
import io.holdfast.kit.messaging.TopicSetup;
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
import java.util.Properties;
import net.jpountz.util.Native;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
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
  /// Consumer group, and prefix of the changelog topic.
  static final String APPLICATION = "call-events-service";

  private static final Logger LOG = Logger.getLogger(LifeOfCalls.class);
  private static final Duration STOP = Duration.ofSeconds(10);

  /// How long a thread without facts waits for some: no commit can be asked for meanwhile.
  private static final Duration POLL = Duration.ofMillis(20);

  /// Records read ahead, a partition. Of more, the first would have left the processor's cache when
  /// their turn comes.
  private static final int AHEAD = 300;

  private final Map<String, Object> kafka;
  private final CallEventsConfig config;
  private final MeterRegistry registry;
  private final InstantSource clock;
  private @Nullable KafkaStreams streams;

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
    loadNativeCompression();
    Topology topology = LifeTopology.build(config, new Tally(registry), clock);
    streams = new KafkaStreams(topology, settings());
    streams.setUncaughtExceptionHandler(e -> {
      LOG.error("A stream thread died and is replaced", e);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    new KafkaStreamsMetrics(streams).bindTo(registry);
    streams.start();
  }

  /// LZ4 looks for its native code by itself only where the system's class loader loaded it, which
  /// is not so here; the code in Java is slower.
  private static void loadNativeCompression() {
    try {
      Native.load();
    } catch (UnsupportedOperationException | LinkageError e) {
      LOG.warnf("LZ4 works without its native code, and so more slowly: %s", e.getMessage());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (streams != null) {
      streams.close(STOP);
    }
  }

  private Properties settings() {
    var own = config.callEvents();
    Properties settings = new Properties();
    settings.putAll(kafka);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, own.stateDir());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, own.threads());
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, own.standbys());
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.topics().replication());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Commits.LATEST.toMillis());
    settings.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L); // a task reads one partition
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, AHEAD);
    settings.put("producer.batch.size", 256 * 1024);
    settings.put("producer.linger.ms", 500); // a commit sends what is there
    settings.put("producer.compression.type", "lz4");
    settings.put("producer.send.buffer.bytes", 1024 * 1024);
    settings.put("consumer.receive.buffer.bytes", 1024 * 1024);
    settings.put("producer.buffer.memory", 64 * 1024 * 1024);
    settings.put("consumer.max.poll.records", AHEAD);
    settings.put("consumer.max.partition.fetch.bytes", 2 * 1024 * 1024);
    settings.put("consumer.session.timeout.ms", 10_000);
    settings.put("consumer.heartbeat.interval.ms", 2_000);
    settings.put("consumer.auto.offset.reset", "earliest");
    settings.put("producer.transaction.timeout.ms", 15_000);
    own.instanceId().ifPresent(id -> settings.put("consumer.group.instance.id", id));
    return settings;
  }

  @Override
  public Optional<Report> of(String tenant) {
    KafkaStreams running = streams;
    if (running == null || running.state() != KafkaStreams.State.RUNNING) {
      return Optional.empty();
    }
    List<Integer> partitions =
        running.metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .flatMap(task -> task.topicPartitions().stream())
            .map(TopicPartition::partition)
            .sorted()
            .toList();
    try {
      var kept = StoreQueryParameters.fromNameAndType(Tally.STORE, Tally.rows());
      return Optional.of(Tally.report(tenant, partitions, running.store(kept)));
    } catch (InvalidStateStoreException e) {
      return Optional.empty();
    }
  }

  @Override
  public HealthCheckResponse call() {
    KafkaStreams.State state = streams == null ? null : streams.state();
    return HealthCheckResponse.named("life-of-calls")
        .status(state == KafkaStreams.State.RUNNING)
        .withData("state", String.valueOf(state))
        .build();
  }
}
