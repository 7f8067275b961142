package io.holdfast.callevents.topology;

import io.holdfast.kit.health.Worker;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;

/// Tells what waits for the stream: on the partitions that this instance works on, by what the
/// broker knows. So it shows also when no thread of the stream lives, or none gets on. For one
/// thread.
final class StreamWatch {
  private static final Logger LOG = Logger.getLogger(StreamWatch.class);
  private static final String AN_ANSWER = "an answer of the broker";
  private static final String THE_STREAM = "the stream, to run";

  private final KafkaStreams streams;
  private final IntakeProgress progress;
  private final Worker worker;
  private Set<Integer> ours = Set.of();
  private Set<Integer> lately = Set.of();

  StreamWatch(KafkaStreams streams, IntakeProgress progress, Worker worker) {
    this.streams = streams;
    this.progress = progress;
    this.worker = worker;
  }

  /// The partitions that the instance works on just now.
  static List<Integer> partitions(KafkaStreams streams) {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .map(TopicPartition::partition)
        .sorted()
        .toList();
  }

  /// Asks once; for a clock that does so again and again.
  void look() {
    worker.waits(AN_ANSWER);
    try {
      progress.look().ifPresent(standing -> worker.waitsFor(waiting(standing)));
    } catch (RuntimeException e) {
      LOG.warnf(e, "How far the stream is cannot be told");
    }
  }

  /// While threads end and are replaced, no one works on a partition for moments: what was ours at
  /// the last looks is so until another instance has it.
  private List<String> waiting(Set<Integer> standing) {
    Stream<String> more = Stream.of(THE_STREAM);
    if (streams.state() == KafkaStreams.State.RUNNING) {
      Set<Integer> now = Set.copyOf(partitions(streams));
      ours = Stream.concat(lately.stream(), now.stream()).collect(Collectors.toSet());
      lately = now;
      more = Stream.of();
    }
    Stream<String> stuck = ours.stream().filter(standing::contains).map(p -> "partition " + p);
    return Stream.concat(stuck, more).toList();
  }
}
