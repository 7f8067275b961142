package io.holdfast.callback;

import io.holdfast.callback.domain.CallbackView;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.Words;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.callbacks.CallbackEvent;
import io.holdfast.contracts.callbacks.DialRequest;
import io.holdfast.kit.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells every change, in the running transaction: one place that publishes, logs and counts them.
@ApplicationScoped
class Tell {
  /// Source of every event of this service.
  static final String SOURCE = "/holdfast/callback";

  private static final Logger LOG = Logger.getLogger(Tell.class);

  private final Outbox outbox;
  private final Topics topics;
  private final MeterRegistry registry;

  Tell(DataSource dataSource, Topics topics, MeterRegistry registry) {
    this.outbox = new Outbox(dataSource);
    this.topics = topics;
    this.registry = registry;
  }

  /// A promise changed.
  ///
  /// @param old what it was before; null for a new one
  void changed(@Nullable Promise old, Promise told, Instant now) {
    boolean sameStatus = old != null && old.status() == told.status();
    String status = Words.of(told.status());
    Envelope envelope =
        Envelope.issued(
            told.id() + ":" + told.version(),
            SOURCE,
            "callback." + (sameStatus ? "changed" : status),
            now,
            told.drop().callId(),
            told.tenant());
    outbox.put(topics.callbackEvents(), new CallbackEvent(envelope, CallbackView.of(told)));
    registry.counter("holdfast.callbacks.changes", "status", status).increment();
    LOG.infof("Callback %s of %s is %s (%s)", told.id(), told.tenant(), status, told.reason());
  }

  /// A dial is ordered.
  void ordered(DialRequest order) {
    outbox.put(topics.dialRequests(), order);
  }

  /// Something late, repeated or out of place changed nothing.
  void ignored(String reason) {
    registry.counter("holdfast.callbacks.ignored", "reason", reason).increment();
  }
}
