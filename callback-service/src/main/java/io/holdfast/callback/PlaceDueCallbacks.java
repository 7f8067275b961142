package io.holdfast.callback;

import io.holdfast.callback.CallbackConfig.Dials;
import io.holdfast.callback.domain.Move;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.store.DuePromises;
import io.holdfast.callback.store.RowKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Does what is due: settles booked promises, orders dials, and ends what ran out of time. Several
/// instances may do so at once.
@ApplicationScoped
public class PlaceDueCallbacks {
  private final CallbackConfig.Callbacks config;
  private final DuePromises due;
  private final OrderDial order;
  private final Ledger ledger;
  private final ChangePromise change;
  private final RecordDialOutcome outcomes;

  PlaceDueCallbacks(
      CallbackConfig config,
      DuePromises due,
      OrderDial order,
      Ledger ledger,
      ChangePromise change,
      RecordDialOutcome outcomes) {
    this.config = config.callback();
    this.due = due;
    this.order = order;
    this.ledger = ledger;
    this.change = change;
    this.outcomes = outcomes;
  }

  /// One look at everything.
  ///
  /// @return how many dials were ordered
  public int pass() {
    QuarkusTransaction.requiringNew().run(this::settle);
    expire();
    timeOut();
    return QuarkusTransaction.requiringNew().call(this::dial);
  }

  private void settle() {
    Instant now = ledger.now();
    for (Promise promise : due.settled(config.dial().batch())) {
      if (promise.settle() instanceof Move.Made made) {
        ledger.write(promise, made.promise(), now);
      }
    }
  }

  private int dial() {
    Instant now = ledger.now();
    List<Promise> found = due.due(config.maxAge(), config.dial().batch());
    found.forEach(promise -> order.order(promise, now));
    return found.size();
  }

  private void expire() {
    List<RowKey> over =
        QuarkusTransaction.requiringNew()
            .call(() -> due.over(config.maxAge(), config.dial().batch()));
    for (RowKey key : over) {
      change.change(key.tenant(), key.id(), Promise::expire);
    }
  }

  private void timeOut() {
    Dials dials = config.dial();
    List<RowKey> silent =
        QuarkusTransaction.requiringNew()
            .call(() -> due.silent(dials.outcomeWithin(), dials.batch()));
    for (RowKey key : silent) {
      outcomes.timeOut(key.tenant(), key.id());
    }
  }
}
