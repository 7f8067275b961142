package io.holdfast.bench.machine;

import io.holdfast.testkit.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;

/// One Kafka broker in a process of its own, on a free port of 127.0.0.1.
public final class Broker implements AutoCloseable {
  private static final String CLUSTER_ID = "aG9sZGZhc3QtYmVuY2gtMQ";
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx1g",
          "-XX:+UseCompactObjectHeaders",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private final Child process;
  private final int port;

  private Broker(Child process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts it and waits until it answers.
  public static Broker start(WorkDirectory work) {
    int port = Ports.free();
    Path settings = format(work.fresh("kafka"), port, Ports.free());
    Child process = Child.main(work, "kafka", OPTIONS, "kafka.Kafka", List.of(settings.toString()));
    Broker broker = new Broker(process, port);
    try (Topics topics = new Topics(broker.address())) {
      topics.awaitBroker(process);
    }
    return broker;
  }

  /// `127.0.0.1:port`.
  public String address() {
    return "127.0.0.1:" + port;
  }

  private static Path format(Path directory, int port, int controller) {
    Properties settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("log.dirs", directory.resolve("logs").toString()),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("auto.create.topics.enable", "false"),
            // What is deleted must make room at once: a long soak writes more than a disk holds.
            Map.entry("log.retention.check.interval.ms", "2000"),
            Map.entry("log.segment.delete.delay.ms", "1000")));
    Path file = directory.resolve("server.properties");
    try {
      Files.createDirectories(directory);
      try (var out = Files.newBufferedWriter(file)) {
        settings.store(out, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    String[] format = {"format", "--cluster-id", CLUSTER_ID, "--config", file.toString()};
    if (StorageTool.execute(format, nobody) != 0) {
      throw new IllegalStateException("Expected to format " + directory + ", could not");
    }
    return file;
  }

  @Override
  public void close() {
    process.close();
  }
}
