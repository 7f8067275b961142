package io.holdfast.review.messaging;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.Topics;
import io.holdfast.kit.health.Worker;
import io.holdfast.kit.messaging.DeadLetters;
import io.holdfast.kit.messaging.Producers;
import io.holdfast.kit.messaging.Received;
import io.holdfast.kit.messaging.Subscription;
import io.holdfast.kit.messaging.TopicReader;
import io.holdfast.review.LearnOfCalls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/// Reads call events and abuse decisions.
@ApplicationScoped
public class Readers {
  private final Map<String, Object> kafka;
  private final Topics topics;
  private final LearnOfCalls learnOfCalls;

  Readers(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      Topics topics,
      LearnOfCalls learnOfCalls) {
    this.kafka = kafka;
    this.topics = topics;
    this.learnOfCalls = learnOfCalls;
  }

  /// A reader of both topics in a group; not started yet.
  public TopicReader inGroup(String group, DeadLetters deadLetters, Worker worker) {
    List<Subscription<?>> both =
        List.of(
            new Subscription<>(
                topics.callEvents(), batch -> learnOfCalls.fromCallEvents(events(batch))),
            new Subscription<>(
                topics.abuseDecisions(), batch -> learnOfCalls.fromAbuseEvents(events(batch))));
    return new TopicReader(
        group,
        kafka,
        both,
        deadLetters,
        work -> QuarkusTransaction.requiringNew().run(work),
        worker);
  }

  /// A producer for what cannot be read.
  KafkaProducer<byte[], byte[]> deadLetterProducer() {
    return Producers.forDeadLetters(kafka);
  }

  private static <V extends Event> List<V> events(List<Received<V>> batch) {
    return batch.stream().map(Received::event).toList();
  }
}
