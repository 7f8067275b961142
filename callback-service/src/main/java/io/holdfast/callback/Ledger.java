package io.holdfast.callback;

import io.holdfast.callback.domain.CallbackView;
import io.holdfast.callback.domain.CallerBook;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.PromiseTerms;
import io.holdfast.callback.domain.SeenCall;
import io.holdfast.callback.domain.Words;
import io.holdfast.callback.store.CallerLocks;
import io.holdfast.callback.store.Promises;
import io.holdfast.callback.store.SeenCalls;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.callbacks.CallbackEvent;
import io.holdfast.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Opens the books of callers, and writes down what changed in them together with the events that
/// tell of it. Callers hold the lock of the caller, or of the promise's row.
@ApplicationScoped
class Ledger {
  /// Source of every event of this service.
  static final String SOURCE = "/holdfast/callback";

  private static final Logger LOG = Logger.getLogger(Ledger.class);

  private final Promises promises;
  private final SeenCalls calls;
  private final PromiseTerms terms;
  private final Outbox outbox;
  private final Topics topics;
  private final Counters counters;

  Ledger(
      Promises promises,
      SeenCalls calls,
      PromiseTerms terms,
      Outbox outbox,
      Topics topics,
      Counters counters) {
    this.promises = promises;
    this.calls = calls;
    this.terms = terms;
    this.outbox = outbox;
    this.topics = topics;
    this.counters = counters;
  }

  /// The book of a caller, around one of his calls.
  CallerBook open(String tenant, @Nullable String token, String callId, Instant now) {
    Instant since = now.minus(terms.horizon());
    return CallerBook.of(
        calls.around(tenant, token, callId, since), promises.around(tenant, token, callId, since));
  }

  /// The name of the lock that a book is written under.
  static String lockName(String tenant, @Nullable String token, String callId) {
    return CallerLocks.name(tenant, token == null ? callId : token);
  }

  /// Writes every promise that differs.
  void write(CallerBook before, CallerBook after, Instant now) {
    for (Promise changed : after.changedSince(before)) {
      Promise old = before.promises().get(changed.drop().callId());
      write(old, changed, now);
    }
  }

  /// Writes one promise and tells of it.
  ///
  /// @param old what it was before; null for a new one
  void write(@Nullable Promise old, Promise changed, Instant now) {
    Promise told = changed.told();
    promises.save(told);
    outbox.put(
        topics.callbackEvents(),
        new CallbackEvent(envelope(old, told, now), CallbackView.of(told)));
    counters.changed(told.status());
    LOG.infof(
        "Callback %s of %s is %s (%s)", told.id(), told.tenant(), told.status(), told.reason());
  }

  private static Envelope envelope(@Nullable Promise old, Promise told, Instant now) {
    boolean sameStatus = old != null && old.status() == told.status();
    String type = "callback." + (sameStatus ? "changed" : Words.of(told.status()));
    String id = told.id() + ":" + told.version();
    return Envelope.issued(id, SOURCE, type, now, told.drop().callId(), told.tenant());
  }

  /// Writes what is kept of a call; nobody is told.
  void keep(SeenCall seen) {
    calls.save(seen);
  }
}
