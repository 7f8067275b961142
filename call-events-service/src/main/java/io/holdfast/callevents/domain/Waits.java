package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The spans of a call, in milliseconds: each opened once and closed once, whatever is repeated.
final class Waits {
  private final Span queue;
  private final Span hold;
  private final Span transfer;
  private final Span talk;
  private int holds;
  private boolean leftQueue;
  private boolean heldBefore;
  private @Nullable Phase lastWait;
  private @Nullable Instant lastWaitEndedAt;

  Waits() {
    queue = new Span();
    hold = new Span();
    transfer = new Span();
    talk = new Span();
  }

  private Waits(Waits other) {
    queue = new Span(other.queue);
    hold = new Span(other.hold);
    transfer = new Span(other.transfer);
    talk = new Span(other.talk);
    holds = other.holds;
    leftQueue = other.leftQueue;
    heldBefore = other.heldBefore;
    lastWait = other.lastWait;
    lastWaitEndedAt = other.lastWaitEndedAt;
  }

  /// As they would be if all ended then; these go on.
  Waits closedAt(Instant at) {
    Waits closed = new Waits(this);
    closed.closeAll(at);
    return closed;
  }

  void enterQueue(Instant at) {
    transfer.close(at);
    hold.close(at);
    talk.close(at);
    queue.open(at);
  }

  void leaveQueue(Instant at) {
    leftQueue |= queue.close(at);
  }

  void reachPerson(Instant at) {
    leaveQueue(at);
    transfer.close(at);
    heldBefore |= hold.close(at);
    if (leftQueue) {
      endWait(Phase.QUEUE, at);
    } else if (heldBefore) {
      endWait(Phase.HOLD, at);
    }
    leftQueue = false;
    heldBefore = false;
    talk.open(at);
  }

  void hold(Instant at) {
    if (!hold.isOpen()) {
      holds++;
      talk.close(at);
      hold.open(at);
    }
  }

  void resume(Instant at) {
    if (hold.close(at)) {
      endWait(Phase.HOLD, at);
      talk.open(at);
    }
  }

  /// A hold that a transfer ends is over for the caller only when he reaches a person.
  void startTransfer(Instant at) {
    heldBefore |= hold.close(at);
    talk.close(at);
    transfer.open(at);
  }

  void backToAgent(Instant at) {
    if (transfer.isOpen()) {
      reachPerson(at);
    }
  }

  void nobodyLeft(Instant at) {
    hold.close(at);
    talk.close(at);
  }

  void closeAll(Instant at) {
    leaveQueue(at);
    hold.close(at);
    transfer.close(at);
    talk.close(at);
  }

  private void endWait(Phase kind, Instant at) {
    lastWait = kind;
    lastWaitEndedAt = at;
  }

  int holds() {
    return holds;
  }

  @Nullable Instant holdStartedAt() {
    return hold.since();
  }

  /// `queue` or `hold`: what the caller waited in before he last reached a person.
  @Nullable Phase lastWait() {
    return lastWait;
  }

  @Nullable Instant lastWaitEndedAt() {
    return lastWaitEndedAt;
  }

  long queueMs() {
    return queue.totalMs();
  }

  long holdMs() {
    return hold.totalMs();
  }

  long longestHoldMs() {
    return hold.longestMs();
  }

  long transferMs() {
    return transfer.totalMs();
  }

  long talkMs() {
    return talk.totalMs();
  }
}
