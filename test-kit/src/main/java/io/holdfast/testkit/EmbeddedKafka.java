package io.holdfast.testkit;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/// A real Kafka broker and controller in this JVM, on 127.0.0.1, ready in about two seconds.
public final class EmbeddedKafka implements AutoCloseable {
  /// One id for all local clusters, so that a directory can be taken up again.
  private static final String CLUSTER_ID = "aG9sZGZhc3QtbG9jYWwtMQ";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /// Starts a broker. A directory that holds an earlier run's logs is taken up again.
  ///
  /// @param directory where its logs live; made where it is missing
  /// @param port of the broker; 0 takes a free one
  public static EmbeddedKafka start(Path directory, int port) {
    int broker = port == 0 ? Ports.free() : port;
    int controller = Ports.free();
    Properties settings = new Properties();
    settings.putAll(
        java.util.Map.ofEntries(
            java.util.Map.entry("process.roles", "broker,controller"),
            java.util.Map.entry("node.id", "1"),
            java.util.Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
            java.util.Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + controller),
            java.util.Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + broker),
            java.util.Map.entry("controller.listener.names", "CONTROLLER"),
            java.util.Map.entry("log.dirs", directory.resolve("logs").toString()),
            java.util.Map.entry("offsets.topic.replication.factor", "1"),
            java.util.Map.entry("offsets.topic.num.partitions", "4"),
            java.util.Map.entry("transaction.state.log.replication.factor", "1"),
            java.util.Map.entry("transaction.state.log.min.isr", "1"),
            java.util.Map.entry("transaction.state.log.num.partitions", "4"),
            java.util.Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            java.util.Map.entry("share.coordinator.state.topic.min.isr", "1"),
            java.util.Map.entry("group.initial.rebalance.delay.ms", "0"),
            java.util.Map.entry("auto.create.topics.enable", "false"),
            java.util.Map.entry("log.retention.check.interval.ms", "60000")));
    format(directory, settings);
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, broker);
  }

  private static void format(Path directory, Properties settings) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve("server.properties");
      try (var out = Files.newBufferedWriter(file)) {
        settings.store(out, null);
      }
      int code =
          StorageTool.execute(
              new String[] {
                "format",
                "--ignore-formatted",
                "--cluster-id",
                CLUSTER_ID,
                "--config",
                file.toString()
              },
              new PrintStream(
                  java.io.OutputStream.nullOutputStream(),
                  false,
                  java.nio.charset.StandardCharsets.UTF_8));
      if (code != 0) {
        throw new IllegalStateException("Expected to format " + directory + ", got code " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `127.0.0.1:port`.
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
