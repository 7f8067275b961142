package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that is kept of one call: its facts, and what was published of it. It changes with each fact
/// that it takes, and is for one thread.
///
/// The fold goes on from where it stood while facts arrive in their order, which they mostly do;
/// one that sorts before the newest starts it anew.
public final class CallHistory {
  /// Source of the events that this service derives.
  public static final String SOURCE = "/holdfast/call-events";

  /// What is known of a call without looking at its facts.
  ///
  /// @param bytes what the facts had as they came
  /// @param seq number of the newest published event, 0 before the first
  /// @param revision how often the ending was revised
  /// @param touchedAt wall-clock time at which the newest fact was taken, or the call expired or
  ///   left
  /// @param expired when its newest fact had been taken, for a call that was given up; else null
  /// @param over it has an end, real or given up, or belongs to no call
  /// @param gone the call has left; a fact that still comes is late
  public record Mark(
      long bytes,
      long seq,
      int revision,
      Instant touchedAt,
      @Nullable Instant expired,
      boolean over,
      boolean gone) {}

  private @Nullable Supplier<List<Fact>> unpack;
  private Mark mark;
  private @Nullable List<Fact> facts;

  /// Hashes of the facts' ids, in no order: they lie side by side, the facts all over the heap.
  private int[] idHashes = new int[0];

  private final Room room = new Room();

  /// Names of the call, its tenant and source stand in each of its facts, and are kept once.
  private @Nullable Envelope names;

  private @Nullable Timeline timeline;
  private @Nullable CallSnapshot life;

  /// What [#undone] needs: the mark before the last fact that was tried, and that fact, if it
  /// stands among the others.
  private Mark before;

  private @Nullable Fact tried;

  /// A call as it was kept.
  ///
  /// @param unpack gives its facts, sorted by [Fact#ORDER], without repeats; asked for when needed
  public CallHistory(Mark mark, Supplier<List<Fact>> unpack) {
    this.mark = mark;
    this.before = mark;
    this.unpack = unpack;
  }

  /// A call of which nothing is known yet.
  public static CallHistory empty() {
    return new CallHistory(new Mark(0, 0, 0, Instant.EPOCH, null, true, false), List::of);
  }

  /// What is known without the facts.
  public Mark mark() {
    return mark;
  }

  /// Sorted by [Fact#ORDER]; empty once the call has left.
  public List<Fact> facts() {
    return Collections.unmodifiableList(known());
  }

  private List<Fact> known() {
    if (facts == null) {
      facts = unpack == null ? new ArrayList<>() : new ArrayList<>(unpack.get());
      unpack = null;
      for (int i = 0; i < facts.size(); i++) {
        remember(facts.get(i), i);
      }
    }
    return facts;
  }

  /// Takes a fact, whenever it comes.
  ///
  /// @param size bytes of the fact as it came
  /// @param now wall-clock time
  public Outcome take(Fact fact, int size, Instant now) {
    before = mark;
    tried = null;
    if (mark.gone()) {
      return new Outcome.Late();
    }
    List<Fact> all = known();
    Fact known = mayBeKnown(fact) ? sameAs(fact) : null;
    if (known != null) {
      return isRepeat(known, fact) ? new Outcome.Repeated() : new Outcome.Conflicting();
    }
    if (fact.happening() instanceof CallOffered && Offer.isAnothers(fact, all)) {
      return new Outcome.Conflicting();
    }
    if (!room.isFor(fact, size, mark.bytes())) {
      return new Outcome.TooMany();
    }
    return taken(fact, size, now);
  }

  /// Says how large the fact that was just taken is without numbers, where it has grown by that.
  ///
  /// @return whether the call may keep it
  public boolean weigh(int size) {
    Mark m = mark;
    long bytes = Math.max(m.bytes(), before.bytes() + size);
    mark = new Mark(bytes, m.seq(), m.revision(), m.touchedAt(), m.expired(), m.over(), m.gone());
    return bytes <= Room.MOST_BYTES;
  }

  /// The call as it was before the last fact that was tried, whatever of it broke: made anew from
  /// its facts, so that nothing half done stays.
  public CallHistory undone() {
    List<Fact> rest = new ArrayList<>(known());
    rest.remove(tried);
    return new CallHistory(before, () -> rest);
  }

  /// The call's life now; null where it has no facts, or they belong to no call.
  public @Nullable CallSnapshot life() {
    if (life == null && !known().isEmpty() && known().getFirst().envelope().callId() != null) {
      if (timeline == null) {
        timeline = Timeline.over(known());
      }
      CallSnapshot told = timeline.snapshot(mark.seq(), mark.revision());
      life = mark.expired() == null ? told : Expiry.close(told, newest(mark.expired()));
    }
    return life;
  }

  /// Whether the call is over, so that its history may leave some time after.
  public boolean isOver() {
    return mark.over();
  }

  /// Whether it was merged with another call.
  public boolean isMerged() {
    return room.isMerged();
  }

  /// Bytes of its facts.
  public long bytes() {
    return mark.bytes();
  }

  /// Lets go of all but a mark.
  public CallHistory leave(Instant now) {
    facts = List.of();
    unpack = null;
    timeline = null;
    life = null;
    mark = new Mark(0, mark.seq(), mark.revision(), now, null, true, true);
    return this;
  }

  /// Gives the call up, since nobody tells its end.
  ///
  /// @return the history with it, and `call.expired`; empty where there is no call, or it is over
  public Optional<Outcome.Taken> expire(Instant now) {
    if (mark.over()) {
      return Optional.empty();
    }
    List<Fact> all = known(); // before anything is changed: it may not be readable
    Instant silentSince = mark.touchedAt();
    mark = new Mark(mark.bytes(), mark.seq() + 1, mark.revision(), now, silentSince, true, false);
    life = null;
    Duration silent = Duration.between(silentSince, now);
    Fact event = Expiry.event(all, newest(silentSince), silent);
    return Optional.of(new Outcome.Taken(this, List.of(new CallEvent(event, life()))));
  }

  /// When the newest fact happened whose clock is not in doubt; where there is none, the given
  /// time.
  private Instant newest(Instant otherwise) {
    return known().reversed().stream()
        .map(Fact::envelope)
        .filter(e -> !e.clockInDoubt())
        .map(Envelope::occurredAt)
        .findFirst()
        .orElse(otherwise);
  }

  private Outcome taken(Fact fact, int size, Instant now) {
    CallSnapshot before = life();
    put(fact);
    number(1, 0, mark.bytes() + size, now);
    CallSnapshot after = life();
    if (before == null || after == null || !Revision.isDue(before, after)) {
      return new Outcome.Taken(this, List.of(new CallEvent(fact, after)));
    }
    number(1, 1, mark.bytes(), now);
    Fact revised = Revision.event(fact, mark.revision());
    return new Outcome.Taken(
        this, List.of(new CallEvent(fact, after), new CallEvent(revised, life())));
  }

  private void put(Fact fact) {
    List<Fact> all = known();
    remember(fact, all.size());
    boolean last = all.isEmpty() || Fact.ORDER.compare(all.getLast(), fact) < 0;
    int place = last ? all.size() : -Collections.binarySearch(all, fact, Fact.ORDER) - 1;
    names = names == null ? fact.envelope() : names;
    tried = new Fact(fact.envelope().sharing(names), fact.happening());
    all.add(place, tried);
    if (last && timeline != null && !Unanswered.isTakenBackBy(all)) {
      timeline.add(fact);
    } else {
      timeline = null;
    }
  }

  private void number(int events, int revisions, long bytes, Instant now) {
    int revision = mark.revision() + revisions;
    mark = new Mark(bytes, mark.seq() + events, revision, now, mark.expired(), mark.over(), false);
    life = null;
    CallSnapshot shown = life();
    boolean over = shown == null || shown.endedAt() != null;
    if (over != mark.over()) {
      mark = new Mark(bytes, mark.seq(), revision, now, mark.expired(), over, false);
    }
  }

  /// The first arrival has judged the clock: a repeat that comes a day later is no other fact.
  private static boolean isRepeat(Fact known, Fact fact) {
    Envelope e = fact.envelope().withTimeSuspect(known.envelope().timeSuspect());
    return known.envelope().equals(e) && known.happening().equals(fact.happening());
  }

  /// Most facts are new, and need not be compared with each that is known.
  private boolean mayBeKnown(Fact fact) {
    int hash = fact.envelope().id().hashCode();
    for (int i = 0; i < known().size(); i++) {
      if (idHashes[i] == hash) {
        return true;
      }
    }
    return false;
  }

  private void remember(Fact fact, int place) {
    if (place == idHashes.length) {
      idHashes = Arrays.copyOf(idHashes, Math.max(8, place * 2));
    }
    idHashes[place] = fact.envelope().id().hashCode();
    room.take(fact);
  }

  private @Nullable Fact sameAs(Fact fact) {
    for (Fact known : known()) {
      Envelope e = known.envelope();
      if (e.id().equals(fact.envelope().id()) && e.source().equals(fact.envelope().source())) {
        return known;
      }
    }
    return null;
  }
}
