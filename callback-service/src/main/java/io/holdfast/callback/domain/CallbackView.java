package io.holdfast.callback.domain;

import io.holdfast.callback.domain.PromiseState.Superseded;
import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.callbacks.Callback.Brief;
import io.holdfast.contracts.callbacks.Callback.CallerRef;
import io.holdfast.contracts.callbacks.Callback.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A promise as the contract tells it, on topics and by REST.
public final class CallbackView {
  private CallbackView() {}

  /// The present state.
  public static Callback of(Promise promise) {
    Drop drop = promise.drop();
    return new Callback(
        promise.id(),
        promise.tenant(),
        drop.callId(),
        promise.status(),
        drop.told(),
        new CallerRef(drop.caller().token(), drop.caller().masked()),
        drop.queue(),
        promise.attempt(),
        promise.schedule().dueAt(),
        promise.schedule().notAfter(),
        route(drop),
        brief(drop),
        reasons(promise),
        promise.version());
  }

  /// Who should call: the agent who knows the matter, then whoever serves the queue.
  public static @Nullable Route route(Drop drop) {
    String queue = drop.queue() == null ? null : "queue:" + drop.queue();
    if (drop.agent() != null) {
      return new Route("same-agent", drop.agent(), null, queue);
    }
    return queue == null ? null : new Route(queue, null, null, null);
  }

  /// What the agent who calls should know and say.
  public static Brief brief(Drop drop) {
    long minutes = Math.max(1, Math.round(drop.timeLostMs() / 60_000.0));
    String apology =
        "We are sorry: you waited " + minutes + " minutes with us, and then " + what(drop) + ".";
    return new Brief(apology, reason(drop), drop.agent(), drop.timeLostMs(), null, drop.resolved());
  }

  private static String what(Drop drop) {
    return switch (drop.kind()) {
      case LOST_IN_TRANSFER -> "your call was lost while we passed it on";
      case DROPPED_WHILE_HELD -> "your call ended while you were on hold";
      case DROPPED_AFTER_HOLD -> "your call ended just after we came back to you";
      case HUNG_UP_AFTER_WAIT -> "your call ended before we had helped you";
      case ABANDONED_IN_QUEUE -> "nobody had answered";
      case ABANDONED_ON_HOLD -> "nobody had come back to you";
      case UNKNOWN -> "your call ended";
    };
  }

  private static String reason(Drop drop) {
    return switch (drop.ending().mode()) {
      case TECHNICAL -> "The connection failed; nobody hung up on purpose.";
      case DELIBERATE, UNKNOWN -> "The call ended without the matter being resolved.";
    };
  }

  private static List<String> reasons(Promise promise) {
    return promise.state() instanceof Superseded s
        ? List.of(s.reason(), "by:" + s.by())
        : List.of(promise.reason());
  }
}
