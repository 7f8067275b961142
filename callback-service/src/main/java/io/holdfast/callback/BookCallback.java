package io.holdfast.callback;

import io.holdfast.callback.domain.Bookkeeping;
import io.holdfast.callback.domain.CallerBook;
import io.holdfast.callback.domain.Sighting;
import io.holdfast.callback.domain.Sighting.EndWord;
import io.holdfast.callback.store.Books;
import io.holdfast.callback.store.RowKey;
import io.holdfast.callback.store.SeenCalls;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallExpired;
import io.holdfast.contracts.telephony.Happening.DialReported;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Takes what happened on calls: books, changes, supersedes and cancels promises, and notes the
/// outcomes of dials. Taking the same events again changes nothing.
@ApplicationScoped
public class BookCallback {
  private final Bookkeeping bookkeeping;
  private final Ledger ledger;
  private final RecordDialOutcome outcomes;
  private final SeenCalls calls;

  BookCallback(
      Bookkeeping bookkeeping, Ledger ledger, RecordDialOutcome outcomes, SeenCalls calls) {
    this.bookkeeping = bookkeeping;
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.calls = calls;
  }

  /// Takes a batch of events, in their order.
  @Transactional(TxType.MANDATORY)
  public void take(List<CallEvent> events) {
    Set<RowKey> known = calls.known(callIds(events));
    List<CallEvent> telling =
        events.stream().filter(e -> isReport(e) || tells(sighting(e), known)).toList();
    ledger.lock(bookNames(telling));
    Instant now = ledger.now();
    for (CallEvent event : telling) {
      Sighting sighting = sighting(event);
      if (sighting != null) {
        take(sighting, now);
      }
      if (event.happening() instanceof DialReported report) {
        outcomes.report(
            event.envelope().tenant(),
            report.dialId(),
            report.outcome(),
            event.envelope().callId());
      }
      ledger.release();
    }
  }

  private void take(Sighting sighting, Instant now) {
    String token = sighting.call().caller().token();
    CallerBook before = ledger.open(sighting.tenant(), token, sighting.callId(), now);
    CallerBook after = bookkeeping.take(before, sighting, now);
    if (after.equals(before)) {
      ledger.ignored("snapshot-not-newer");
      return;
    }
    ledger.keep(Objects.requireNonNull(after.calls().get(sighting.callId())));
    ledger.write(before, after, now);
  }

  /// A call of which nothing is kept, and which has neither an end nor a talk yet, costs no more
  /// than this look.
  private boolean tells(@Nullable Sighting sighting, Set<RowKey> known) {
    if (sighting == null) {
      return false;
    }
    RowKey key = new RowKey(sighting.tenant(), sighting.callId());
    boolean kept = known.contains(key) || bookkeeping.isWorthKeeping(sighting);
    if (kept) {
      known.add(key);
    }
    return kept;
  }

  private NavigableSet<String> bookNames(List<CallEvent> events) {
    NavigableSet<String> names = new TreeSet<>();
    for (CallEvent event : events) {
      Sighting sighting = sighting(event);
      if (sighting != null) {
        String token = sighting.call().caller().token();
        names.add(Books.name(sighting.tenant(), token, sighting.callId()));
      }
      if (event.happening() instanceof DialReported report) {
        outcomes.bookName(event.envelope().tenant(), report.dialId()).ifPresent(names::add);
      }
    }
    return names;
  }

  private static boolean isReport(CallEvent event) {
    return event.happening() instanceof DialReported;
  }

  private static @Nullable Sighting sighting(CallEvent event) {
    CallSnapshot call = event.call();
    String callId = event.envelope().callId();
    return call == null || callId == null
        ? null
        : new Sighting(
            event.envelope().tenant(),
            callId,
            call,
            event.envelope().occurredAt(),
            endWord(event),
            event.envelope().ofThePast());
  }

  private static EndWord endWord(CallEvent event) {
    if (event.happening() instanceof CallExpired) {
      return EndWord.EXPIRED;
    }
    return event.happening() instanceof CallEnded ? EndWord.REPORTED : EndWord.NOTHING;
  }

  private static List<String> callIds(List<CallEvent> events) {
    return events.stream()
        .map(e -> e.envelope().callId())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
