package io.holdfast.callback;

import io.holdfast.callback.CallbackConfig.Callbacks;
import io.holdfast.callback.CallbackConfig.Drops;
import io.holdfast.callback.domain.Bookkeeping;
import io.holdfast.callback.domain.DropRules;
import io.holdfast.callback.domain.DropSettings;
import io.holdfast.callback.domain.PromiseTerms;
import io.holdfast.callback.domain.RetryPlan;
import io.holdfast.contracts.Topics;
import io.holdfast.kit.outbox.Outbox;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Turns settings into the values that decide.
@Singleton
class Wiring {
  private final CallbackConfig config;

  Wiring(CallbackConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  Topics topics() {
    return config.topics().topics();
  }

  @Produces
  @Singleton
  PromiseTerms terms() {
    Callbacks own = config.callback();
    return new PromiseTerms(
        own.dueAfter(), own.settle(), own.lastFor(), own.maxAge(), own.leastTalk());
  }

  @Produces
  @Singleton
  Bookkeeping bookkeeping(PromiseTerms terms) {
    Drops drop = config.callback().drop();
    var settings =
        new DropSettings(
            drop.timeLost(), drop.afterWait(), drop.abandonedInQueue(), drop.abandonedOnHold());
    return new Bookkeeping(new DropRules(settings), terms);
  }

  @Produces
  @Singleton
  RetryPlan retryPlan() {
    return new RetryPlan(config.callback().retry().attempts(), config.callback().retry().delays());
  }

  @Produces
  @Singleton
  Outbox outbox(DataSource dataSource) {
    return new Outbox(dataSource);
  }
}
