package io.holdfast.callback.domain;

import io.holdfast.callback.domain.PromiseState.Cancelled;
import io.holdfast.callback.domain.PromiseState.Closed;
import io.holdfast.callback.domain.PromiseState.Declined;
import io.holdfast.callback.domain.PromiseState.Expired;
import io.holdfast.callback.domain.PromiseState.Failed;
import io.holdfast.callback.domain.PromiseState.Kept;
import io.holdfast.callback.domain.PromiseState.Open;
import io.holdfast.callback.domain.PromiseState.Refused;
import io.holdfast.callback.domain.PromiseState.Superseded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Leaves one caller with one open promise at most, whatever the order in which his drops and talks
/// became known. It looks at the whole book each time, so the order cannot matter:
///
/// 1. A drop that is followed, in time of occurrence, by a talk of another of his calls is
///    superseded (`spoke-with-agent`). A talk counts as of the end of its call, or of its newest
///    event while it lasts; so of two dropped calls with a talk each, only the earlier one falls. A
///    talk on the call that was made to keep the promise keeps it.
/// 2. A drop from before a moment when an earlier promise was kept, declined, cancelled by request
///    or given up after its dials is covered by it (`joined-open-promise`): he was called, or did
///    not want to be.
/// 3. Of what is left the promise that was dialled already stays open, else that of the earliest
///    drop, who has waited longest; the others join it (`joined-open-promise`).
///
/// The rejected alternative is that the newest drop takes the place of the older: a caller who is
/// dropped again and again would be called back ever later.
///
/// A superseded promise whose ground is back (the talk or the joined promise fell by a revision) is
/// opened again while its drop is young enough.
final class OnePromise {
  private static final Comparator<Promise> EARLIEST =
      Comparator.comparing((Promise p) -> p.drop().endedAt()).thenComparing(Promise::id);

  private final PromiseTerms terms;
  private final Instant now;

  OnePromise(PromiseTerms terms, Instant now) {
    this.terms = terms;
    this.now = now;
  }

  CallerBook settle(CallerBook book) {
    CallerBook settled = book;
    List<Promise> left = new ArrayList<>();
    for (Promise promise : book.promises().values()) {
      if (!isUndecided(promise)) {
        continue;
      }
      Optional<Promise> decided = byTalk(promise, book).or(() -> covered(promise, book));
      decided.ifPresentOrElse(p -> {}, () -> left.add(promise));
      settled = decided.map(settled::with).orElse(settled);
    }
    Promise holder = left.stream().min(dialledFirst().thenComparing(EARLIEST)).orElse(null);
    for (Promise promise : left) {
      settled = settled.with(promise.equals(holder) ? hold(promise) : join(promise, holder));
    }
    return settled;
  }

  /// Open ones, and those superseded ones that may be opened again.
  private boolean isUndecided(Promise promise) {
    return switch (promise.state()) {
      case Open _ -> true;
      case Superseded _ -> isYoung(promise);
      case Kept _, Cancelled _, Declined _, Refused _, Expired _, Failed _ -> false;
    };
  }

  private Optional<Promise> byTalk(Promise promise, CallerBook book) {
    for (SeenCall call : talks(book)) {
      if (call.callId().equals(promise.drop().callId())) {
        continue;
      }
      if (promise.id().equals(call.keeps())) {
        if (promise.state() instanceof Open open) {
          return Optional.of(promise.with(open.keep(now, call.callId())));
        }
      } else if (talkedAt(call).isAfter(promise.drop().endedAt())) {
        return Optional.of(supersede(promise, Reasons.SPOKE_WITH_AGENT, call.callId()));
      }
    }
    return Optional.empty();
  }

  private Optional<Promise> covered(Promise promise, CallerBook book) {
    return book.promises().values().stream()
        .sorted(EARLIEST)
        .filter(other -> endOf(other).map(promise.drop().endedAt()::isBefore).orElse(false))
        .findFirst()
        .map(other -> supersede(promise, Reasons.JOINED, other.id()));
  }

  /// When a promise ended in a way that also answers his other drops up to then.
  private static Optional<Instant> endOf(Promise promise) {
    return switch (promise.state()) {
      case Kept kept -> Optional.of(kept.at());
      case Declined declined -> Optional.of(declined.at());
      case Failed failed -> Optional.of(failed.at());
      case Cancelled c when !Reasons.isRevision(c.reason()) -> Optional.of(c.at());
      case Cancelled _, Superseded _, Refused _, Expired _, Open _ -> Optional.empty();
    };
  }

  private Promise hold(Promise promise) {
    return promise.state() instanceof Superseded superseded
        ? new Revision(terms, now).reopen(promise, superseded)
        : promise;
  }

  private Promise join(Promise promise, @Nullable Promise holder) {
    String by = Objects.requireNonNull(holder, "whoever joins has someone to join").id();
    return supersede(promise, Reasons.JOINED, by);
  }

  /// Keeps the first time of superseding where only its cause is told again.
  private Promise supersede(Promise promise, String reason, String by) {
    return switch (promise.state()) {
      case Open open -> promise.with(open.supersede(now, reason, by));
      case Superseded s when !s.reason().equals(reason) || !s.by().equals(by) ->
          promise.with(new Superseded(s.at(), reason, by));
      case Closed _ -> promise;
    };
  }

  private boolean isYoung(Promise promise) {
    return Duration.between(promise.drop().endedAt(), now).compareTo(terms.maxAge()) <= 0;
  }

  private static Comparator<Promise> dialledFirst() {
    return Comparator.comparing(p -> !(p.isOpen() && p.attempt() > 0));
  }

  /// Earliest first, so that the cause that is told stays the same when more talks follow.
  private static List<SeenCall> talks(CallerBook book) {
    return book.calls().values().stream()
        .filter(c -> c.talkedAt() != null)
        .sorted(Comparator.comparing(OnePromise::talkedAt).thenComparing(SeenCall::callId))
        .toList();
  }

  private static Instant talkedAt(SeenCall call) {
    return Objects.requireNonNull(call.talkedAt(), "a talk has a time");
  }
}
