package io.holdfast.callevents.topology;

import io.holdfast.callevents.CallEventsConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import net.jpountz.util.Native;
import org.apache.kafka.streams.StreamsConfig;
import org.jboss.logging.Logger;

/// How Kafka Streams is set.
final class StreamSettings {
  private static final Logger LOG = Logger.getLogger(StreamSettings.class);

  /// How long a thread without facts waits for some: no commit can be asked for meanwhile.
  private static final Duration POLL = Duration.ofMillis(20);

  /// Records read ahead, a partition. Of more, the first would have left the processor's cache when
  /// their turn comes.
  private static final int AHEAD = 300;

  private StreamSettings() {}

  /// Consumer group, and prefix of the changelog's name and of the transactional ids. It carries
  /// the prefix of the topics, so that two systems on one cluster do not take each other's
  /// partitions.
  static String application(CallEventsConfig config) {
    return config
        .callEvents()
        .applicationId()
        .orElseGet(() -> config.topics().group("call-events-service"));
  }

  /// All settings of the stream.
  ///
  /// @param kafka settings of the client, at least the servers
  static Properties of(Map<String, Object> kafka, CallEventsConfig config) {
    var own = config.callEvents();
    Properties settings = new Properties();
    settings.putAll(kafka);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application(config));
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
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
    settings.put(SharedMemory.BYTES, own.rocksdbBytes());
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

  /// LZ4 looks for its native code by itself only where the system's class loader loaded it, which
  /// is not so here; the code in Java is slower.
  static void loadNativeCompression() {
    try {
      Native.load();
    } catch (UnsupportedOperationException | LinkageError e) {
      LOG.warnf("LZ4 works without its native code, and so more slowly: %s", e.getMessage());
    }
  }
}
