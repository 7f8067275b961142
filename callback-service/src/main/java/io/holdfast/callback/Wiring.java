package io.holdfast.callback;

import io.holdfast.callback.CallbackConfig.Drops;
import io.holdfast.callback.domain.Bookkeeping;
import io.holdfast.callback.domain.DropRules;
import io.holdfast.callback.domain.DropRules.Settings;
import io.holdfast.callback.domain.PromiseTerms;
import io.holdfast.callback.domain.RetryPlan;
import io.holdfast.contracts.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

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
    var c = config.callback();
    return new PromiseTerms(c.dueAfter(), c.settle(), c.lastFor(), c.maxAge(), c.leastTalk());
  }

  @Produces
  @Singleton
  Bookkeeping bookkeeping(PromiseTerms terms) {
    Drops drop = config.callback().drop();
    var settings =
        new Settings(
            drop.timeLost(), drop.afterWait(), drop.abandonedInQueue(), drop.abandonedOnHold());
    return new Bookkeeping(new DropRules(settings), terms);
  }

  @Produces
  @Singleton
  RetryPlan retryPlan() {
    return new RetryPlan(config.callback().retry().attempts(), config.callback().retry().delays());
  }
}
