package io.holdfast.abusepolicy.messaging;

import io.holdfast.abusepolicy.AbusePolicyConfig;
import io.holdfast.abusepolicy.TakeCallEvents;
import io.holdfast.abusepolicy.TakeCallEvents.CallNews;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.kit.health.Workers;
import io.holdfast.kit.messaging.DeadLetters;
import io.holdfast.kit.messaging.Producers;
import io.holdfast.kit.messaging.Received;
import io.holdfast.kit.messaging.Subscription;
import io.holdfast.kit.messaging.TopicReader;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.kit.outbox.OutboxRelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;

/// The threads to and from Kafka: the reader of call events, and the relay of the outbox.
@Singleton
class Messaging {
  private final Map<String, Object> kafka;
  private final AbusePolicyConfig config;
  private final TakeCallEvents takeCallEvents;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaProducer<byte[], byte[]> deadLetters;
  private final TopicReader reader;
  private final OutboxRelay relay;

  Messaging(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      AbusePolicyConfig config,
      Topics topics,
      TakeCallEvents takeCallEvents,
      DataSource dataSource,
      Workers workers,
      MeterRegistry registry) {
    this.kafka = Map.copyOf(kafka);
    this.config = config;
    this.takeCallEvents = takeCallEvents;
    this.producer = Producers.forOutbox(kafka);
    this.deadLetters = Producers.forDeadLetters(kafka);
    this.relay =
        new OutboxRelay(
            dataSource, Messaging::inTransaction, producer, workers.worker("outbox-relay"));
    this.reader =
        new TopicReader(
            config.topics().group("abuse-policy-service"),
            this.kafka,
            List.of(new Subscription<>(topics.callEvents(), this::take)),
            DeadLetters.onKafka(deadLetters, registry),
            Messaging::inTransaction,
            workers.worker("reader"));
  }

  /// After the default policy is published.
  void onStart(@Observes @Priority(100) StartupEvent start) {
    if (config.topics().create()) {
      TopicSetup.create(kafka, config.topics().topics(), config.topics().replication());
    }
    relay.start();
    reader.start();
  }

  void onStop(@Observes ShutdownEvent stop) {
    reader.close();
    relay.close();
    producer.close();
    deadLetters.close();
  }

  /// Most events have nothing for the policy; those of one call are taken together.
  void take(List<Received<CallEvent>> batch) {
    Map<RecordKey, List<CallEvent>> byCall = new LinkedHashMap<>();
    for (Received<CallEvent> one : batch) {
      if (one.event().envelope().callId() != null) {
        byCall.computeIfAbsent(one.event().key(), key -> new ArrayList<>()).add(one.event());
      }
    }
    byCall.forEach((call, events) -> {
      CallNews news = NewsOfCalls.of(events);
      if (!news.isEmpty()) {
        takeCallEvents.take(call, news);
      }
    });
  }

  private static void inTransaction(Runnable work) {
    QuarkusTransaction.requiringNew().run(work);
  }
}
