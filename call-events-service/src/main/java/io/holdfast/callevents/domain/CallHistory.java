package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening.EndingRevised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that is kept of one call: its facts, and what was published of it.
///
/// @param facts sorted by [Fact#ORDER], without repeats; empty once the call has left
/// @param bytes what the facts had as they came
/// @param seq number of the newest published event, 0 before the first
/// @param revision how often the ending was revised
/// @param touchedAt wall-clock time at which the newest fact was taken, or the call expired or left
/// @param expired when its newest fact had been taken, for a call that was given up; else null
/// @param gone the call has left; a fact that still comes is late
public record CallHistory(
    List<Fact> facts,
    long bytes,
    long seq,
    int revision,
    Instant touchedAt,
    @Nullable Instant expired,
    boolean gone) {
  /// Source of the events that this service derives.
  public static final String SOURCE = "/holdfast/call-events";

  /// Facts kept of one call; beyond it they are refused, so that no call can fill the store.
  public static final int MOST_FACTS = 2000;

  /// Bytes kept of one call, well below the 1 MiB that a broker takes as one record by default.
  public static final int MOST_BYTES = 600 * 1024;

  /// A call of which nothing is known yet.
  public static CallHistory empty() {
    return new CallHistory(List.of(), 0, 0, 0, Instant.EPOCH, null, false);
  }

  /// Takes a fact, whenever it comes.
  ///
  /// @param size bytes of the fact as it came
  /// @param arrivedAt wall-clock time now
  public Outcome take(Fact fact, int size, Instant arrivedAt) {
    if (gone) {
      return new Outcome.Late();
    }
    for (Fact known : facts) {
      if (isSame(known.envelope(), fact.envelope())) {
        return isRepeat(known, fact) ? new Outcome.Repeated() : new Outcome.Conflicting();
      }
    }
    if (facts.size() >= MOST_FACTS || bytes + size > MOST_BYTES) {
      return new Outcome.TooMany();
    }
    return taken(fact, bytes + size, arrivedAt);
  }

  /// The call's life now; null where it has no facts, or they belong to no call.
  public @Nullable CallSnapshot life() {
    if (facts.isEmpty() || facts.getFirst().envelope().callId() == null) {
      return null;
    }
    CallSnapshot told = Timeline.of(facts);
    CallSnapshot life = expired == null ? told : Expiry.close(told, newest(expired));
    return life.numbered(seq, revision);
  }

  /// Whether the call is over, so that its history may leave some time after.
  public boolean isOver() {
    CallSnapshot life = life();
    return life == null || life.endedAt() != null;
  }

  /// The mark that stays when the call leaves.
  public CallHistory leave(Instant now) {
    return new CallHistory(List.of(), 0, seq, revision, now, null, true);
  }

  /// Gives the call up, since nobody tells its end.
  ///
  /// @return the history with it, and `call.expired`; empty where there is no call, or it is over
  public Optional<Outcome.Taken> expire(Instant now) {
    if (isOver()) {
      return Optional.empty();
    }
    var next = new CallHistory(facts, bytes, seq + 1, revision, now, touchedAt, false);
    CallSnapshot life = Objects.requireNonNull(next.life());
    Fact event = Expiry.event(facts, newest(touchedAt), Duration.between(touchedAt, now));
    return Optional.of(new Outcome.Taken(next, List.of(new CallEvent(event, life))));
  }

  /// When the newest fact happened whose clock is not in doubt; where there is none, the given
  /// time.
  private Instant newest(Instant otherwise) {
    return facts.reversed().stream()
        .map(Fact::envelope)
        .filter(e -> !e.clockInDoubt())
        .map(Envelope::occurredAt)
        .findFirst()
        .orElse(otherwise);
  }

  private Outcome taken(Fact fact, long total, Instant now) {
    CallSnapshot before = life();
    List<Fact> all = new ArrayList<>(facts);
    int place = Collections.binarySearch(all, fact, Fact.ORDER);
    all.add(place < 0 ? -place - 1 : place, fact);
    CallHistory next =
        new CallHistory(List.copyOf(all), total, seq + 1, revision, now, expired, false);
    CallSnapshot life = next.life();
    List<CallEvent> events = new ArrayList<>();
    events.add(new CallEvent(fact, life));
    if (before != null && life != null && isRevised(before, life)) {
      next = new CallHistory(next.facts, total, seq + 2, revision + 1, now, expired, false);
      events.add(new CallEvent(revised(fact, next.revision), life.numbered(seq + 2, revision + 1)));
    }
    return new Outcome.Taken(next, events);
  }

  private static boolean isRevised(CallSnapshot before, CallSnapshot after) {
    return before.endedAt() != null && !comparable(before).equals(comparable(after));
  }

  /// What a revision is about: the ending and the numbers. A call may also live on, where a leg is
  /// told of only after the end of those that were known.
  private static List<Object> comparable(CallSnapshot life) {
    return List.of(
        Optional.ofNullable(life.ending()),
        Optional.ofNullable(life.endedAt()),
        life.queueWaitMs(),
        life.holds(),
        life.holdMs(),
        life.longestHoldMs(),
        life.transfers(),
        life.failedTransfers(),
        life.transferMs(),
        life.talkMs(),
        life.warnings(),
        Objects.requireNonNullElse(life.lastWaitEndedAt(), Instant.EPOCH));
  }

  private static Fact revised(Fact cause, int revision) {
    Envelope e = cause.envelope();
    String type = FactType.ENDING_REVISED.typeName();
    String call = Objects.requireNonNull(e.callId());
    return new Fact(
        new Envelope(
            call + ":" + type + ":" + revision,
            SOURCE,
            type,
            e.occurredAt(),
            call,
            e.tenant(),
            null,
            e.backfill()),
        new EndingRevised(revision));
  }

  /// The first arrival has judged the clock: a repeat that comes a day later is no other fact.
  private static boolean isRepeat(Fact known, Fact fact) {
    Envelope e = fact.envelope().withTimeSuspect(known.envelope().timeSuspect());
    return known.envelope().equals(e) && known.happening().equals(fact.happening());
  }

  private static boolean isSame(Envelope one, Envelope other) {
    return one.id().equals(other.id()) && one.source().equals(other.source());
  }
}
