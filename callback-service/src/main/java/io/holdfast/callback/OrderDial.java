package io.holdfast.callback;

import io.holdfast.callback.domain.CallbackView;
import io.holdfast.callback.domain.Drop;
import io.holdfast.callback.domain.Move;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.Reasons;
import io.holdfast.callback.store.DialRow;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.PhoneNumber;
import io.holdfast.contracts.callbacks.DialRequest;
import io.holdfast.contracts.calls.CallerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Orders one dial: promise, row of the attempt, event and order in one transaction. The only place
/// where a caller's number is opened.
@ApplicationScoped
class OrderDial {
  private static final Logger LOG = Logger.getLogger(OrderDial.class);

  private final byte[] callerKey;
  private final CallbackConfig.Dials config;
  private final Ledger ledger;
  private final Tell tell;

  OrderDial(CallbackConfig config, Ledger ledger, Tell tell) {
    this.callerKey = Base64.getDecoder().decode(config.callerKey());
    this.config = config.callback().dial();
    this.ledger = ledger;
    this.tell = tell;
  }

  /// Orders the next dial of a promise whose row is locked.
  void order(Promise promise, Instant now) {
    Optional<String> number = number(promise);
    Move move =
        number.isPresent() ? promise.dial(now) : promise.refuse(Reasons.NUMBER_UNREADABLE, now);
    if (!(move instanceof Move.Made made)) {
      return;
    }
    ledger.write(promise, made.promise(), now);
    number.ifPresent(n -> {
      DialRequest order = request(made.promise(), n, now);
      DialRow.add(order, now);
      tell.ordered(order);
    });
  }

  /// The last guard before a telephone: an older release sealed whatever was reported.
  private Optional<String> number(Promise promise) {
    String sealed = promise.drop().caller().sealed();
    try {
      return Optional.ofNullable(sealed)
          .map(s -> CallerKeys.of(callerKey, promise.tenant()).open(s))
          .filter(PhoneNumber::isDialable);
    } catch (IllegalArgumentException e) {
      LOG.warnf(
          "The number of callback %s cannot be opened: is the caller key right?", promise.id());
      return Optional.empty();
    }
  }

  /// The order is void soon, so that a platform that comes back after an outage does not dial for
  /// an attempt that was given up meanwhile.
  private DialRequest request(Promise promise, String number, Instant now) {
    Drop drop = promise.drop();
    String dialId = promise.dialId(promise.attempt());
    Instant acceptUntil = now.plus(config.acceptWithin());
    Instant notAfter = promise.schedule().notAfter();
    return new DialRequest(
        Envelope.issued(
            "dial:" + dialId, Tell.SOURCE, "dial.requested", now, drop.callId(), promise.tenant()),
        dialId,
        promise.id(),
        promise.attempt(),
        number,
        acceptUntil.isBefore(notAfter) ? acceptUntil : notAfter,
        CallbackView.route(drop),
        CallbackView.brief(drop));
  }
}
