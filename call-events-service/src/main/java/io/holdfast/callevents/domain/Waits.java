package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The spans of a call: each opened once and closed once, at most one of them open at a time.
final class Waits {
  /// A hold that is taken off so shortly before a hang-up or a transfer was not ended for the
  /// caller: the switch took it off to let the leg go. Ours: switches need a millisecond, a hand
  /// that presses two keys some hundred.
  private static final Duration RELEASE = Duration.ofMillis(100);

  private final Span queue = new Span();
  private final Span hold = new Span();
  private final Span transfer = new Span();
  private final Span talk = new Span();
  private int holds;
  private boolean leftQueue;
  private boolean heldBefore;
  private @Nullable Wait lastWait;
  private @Nullable Wait waitBefore;
  private @Nullable Instant resumedAt;
  private @Nullable Instant talkSince;
  private @Nullable Instant began;

  private record Wait(Phase kind, Instant endedAt) {}

  void enterQueue(Instant at) {
    begin(at);
    transfer.close(at);
    hold.close(at);
    talk.close(at);
    queue.open(at);
  }

  void leaveQueue(Instant at) {
    leftQueue |= queue.close(at);
  }

  void reachPerson(Instant at) {
    begin(at);
    leaveQueue(at);
    boolean handedOn = transfer.close(at);
    heldBefore |= hold.close(at);
    if (leftQueue) {
      endWait(Phase.QUEUE, at);
    } else if (heldBefore) {
      endWait(Phase.HOLD, at);
    } else if (handedOn) {
      endWait(lastWait() == Phase.QUEUE ? Phase.QUEUE : Phase.TRANSFER, at);
    }
    leftQueue = false;
    heldBefore = false;
    openTalk(at);
  }

  void hold(Instant at) {
    if (!hold.isOpen()) {
      holds++;
      talk.close(at);
      hold.open(at);
    }
  }

  /// The hold is over.
  ///
  /// @param toPerson false where the caller reached nobody by it
  void resume(boolean toPerson, Instant at) {
    if (!hold.close(at)) {
      return;
    }
    if (toPerson) {
      waitBefore = lastWait;
      resumedAt = at;
      endWait(Phase.HOLD, at);
    }
    openTalk(at);
  }

  /// Whether a party who lets go, or hands on, is what took the hold off just now.
  boolean wasHeldUntil(Instant at) {
    if (resumedAt == null || Duration.between(resumedAt, at).compareTo(RELEASE) > 0) {
      return false;
    }
    lastWait = waitBefore;
    resumedAt = null;
    heldBefore = true;
    return true;
  }

  /// A hold that a transfer ends is over for the caller only when he reaches a person.
  void startTransfer(Instant at) {
    begin(at);
    heldBefore |= hold.close(at);
    talk.close(at);
    transfer.open(at);
  }

  void closeAll(Instant at) {
    leaveQueue(at);
    hold.close(at);
    transfer.close(at);
    talk.close(at);
  }

  private void begin(Instant at) {
    began = began == null ? at : began;
  }

  private void openTalk(Instant at) {
    talk.open(at);
    talkSince = at;
  }

  private void endWait(Phase kind, Instant at) {
    lastWait = new Wait(kind, at);
  }

  /// Everything so far, what is still open until the given time.
  Span.Sums sums(Instant until) {
    return new Span.Sums(
        queue.totalMs(until),
        holds,
        hold.totalMs(until),
        hold.longestMs(until),
        transfer.totalMs(until),
        talk.totalMs(until));
  }

  @Nullable Instant began() {
    return began;
  }

  @Nullable Instant holdStartedAt() {
    return hold.since();
  }

  /// When the caller last began to speak with somebody.
  @Nullable Instant talkSince() {
    return talkSince;
  }

  /// `queue`, `hold` or `transfer`: what the caller waited in before they last reached a person. A
  /// transfer that was only the end of a queue's wait goes on with it.
  @Nullable Phase lastWait() {
    return lastWait == null ? null : lastWait.kind;
  }

  @Nullable Instant lastWaitEndedAt() {
    return lastWait == null ? null : lastWait.endedAt;
  }
}
