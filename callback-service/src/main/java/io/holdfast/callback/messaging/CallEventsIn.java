package io.holdfast.callback.messaging;

import io.holdfast.callback.BookCallback;
import io.holdfast.callback.CallbackConfig;
import io.holdfast.contracts.Topics;
import io.holdfast.kit.health.Workers;
import io.holdfast.kit.messaging.DeadLetters;
import io.holdfast.kit.messaging.Producers;
import io.holdfast.kit.messaging.Received;
import io.holdfast.kit.messaging.Subscription;
import io.holdfast.kit.messaging.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/// Reads the lives of calls, as consumer group `callback-service`.
@Singleton
class CallEventsIn {
  /// After the topics were made.
  private static final int LATER = 200;

  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicReader reader;

  CallEventsIn(
      CallbackConfig config,
      Topics topics,
      BookCallback book,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      Workers workers,
      MeterRegistry registry) {
    this.producer = Producers.forDeadLetters(kafka);
    var calls =
        new Subscription<>(
            topics.callEvents(), batch -> book.take(batch.stream().map(Received::event).toList()));
    this.reader =
        new TopicReader(
            config.topics().group("callback-service"),
            kafka,
            List.of(calls),
            DeadLetters.onKafka(producer, registry),
            r -> QuarkusTransaction.requiringNew().run(r),
            workers.worker("reader"));
  }

  void start(@Observes @Priority(LATER) StartupEvent started) {
    reader.start();
  }

  void stop(@Observes ShutdownEvent stopped) {
    reader.close();
    producer.close(Duration.ofSeconds(5));
  }
}
