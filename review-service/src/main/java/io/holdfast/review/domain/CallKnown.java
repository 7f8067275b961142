package io.holdfast.review.domain;

import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallExpired;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that this service knows of one call, from both topics.
///
/// Learning is a join: the snapshot with the greatest `seq`, the earliest `allow`, the verdict of
/// the greatest revision. So both topics may come in any order, and repeats teach nothing.
///
/// @param seq number of the newest call event, 0 before the first
/// @param end how the end of the call came to be known
/// @param call the newest snapshot
/// @param eventId the call event that brought the ending as it stands
/// @param allowed the earliest `allow` of the abuse policy
/// @param judged the newest verdict of the abuse policy
public record CallKnown(
    String tenant,
    String callId,
    long seq,
    EndSource end,
    @Nullable CallSnapshot call,
    @Nullable String eventId,
    @Nullable Allowed allowed,
    @Nullable Judged judged) {

  /// A decision that let the agent end the call.
  public record Allowed(Decision decision, Instant at, String eventId) {}

  /// A verdict on the ended call.
  public record Judged(CallVerdict verdict, Instant at, String eventId) {}

  private static final Comparator<Allowed> EARLIEST =
      Comparator.comparing(Allowed::at).thenComparing(Allowed::eventId);
  private static final Comparator<Judged> NEWEST =
      Comparator.<Judged>comparingInt(j -> j.verdict.revision())
          .thenComparing(Judged::at)
          .thenComparing(Judged::eventId);

  /// A call of which nothing is known yet.
  public static CallKnown nothing(String tenant, String callId) {
    return new CallKnown(tenant, callId, 0, EndSource.NONE, null, null, null, null);
  }

  /// Learns from a call event; an older or repeated one, or one without a snapshot, changes
  /// nothing.
  public CallKnown with(CallEvent event) {
    CallSnapshot newest = event.call();
    if (newest == null || newest.seq() <= seq) {
      return this;
    }
    String id = isSameEnd(newest) ? eventId : event.envelope().id();
    return new CallKnown(
        tenant, callId, newest.seq(), endAfter(event, newest), newest, id, allowed, judged);
  }

  /// A wrap-up or a rating leaves the ending as it was: the event that showed it stays the
  /// evidence.
  private boolean isSameEnd(CallSnapshot newest) {
    return call != null
        && Objects.equals(call.ending(), newest.ending())
        && Objects.equals(call.endedAt(), newest.endedAt())
        && Objects.equals(call.lastWaitEndedAt(), newest.lastWaitEndedAt())
        && call.timeLostMs() == newest.timeLostMs();
  }

  private EndSource endAfter(CallEvent event, CallSnapshot newest) {
    if (newest.ending() == null) {
      return EndSource.NONE;
    }
    EndSource told = event.envelope().ofThePast() ? EndSource.BACKFILLED : EndSource.REPORTED;
    if (event.happening() instanceof CallExpired) {
      told = EndSource.EXPIRED;
    } else if (!(event.happening() instanceof CallEnded) && end != EndSource.NONE) {
      // A later fact about an ended call says nothing new on how the end came to be known.
      return end;
    }
    return end == EndSource.REPORTED ? end : told;
  }

  /// Learns from the abuse policy; what is history only, or no news, changes nothing.
  public CallKnown with(AbuseEvent event) {
    if (event.envelope().ofThePast()) {
      return this;
    }
    Instant at = event.envelope().occurredAt();
    String id = event.envelope().id();
    Allowed permission = allowed;
    if (event.decision() != null && event.decision().verdict() == Verdict.ALLOW) {
      var told = new Allowed(event.decision(), at, id);
      permission = permission == null || EARLIEST.compare(told, permission) < 0 ? told : permission;
    }
    Judged judgement = judged;
    if (event.verdict() != null) {
      var told = new Judged(event.verdict(), at, id);
      judgement = judgement == null || NEWEST.compare(told, judgement) > 0 ? told : judgement;
    }
    return new CallKnown(tenant, callId, seq, end, call, eventId, permission, judgement);
  }

  /// Whether it can ever matter: a call that has not ended, and that nobody judged, does not.
  public boolean matters() {
    return end != EndSource.NONE || allowed != null || judged != null;
  }

  /// The end, where the platform reported it when it happened.
  Optional<ReportedEnd> reportedEnd() {
    if (end != EndSource.REPORTED
        || call == null
        || call.ending() == null
        || call.endedAt() == null
        || eventId == null) {
      return Optional.empty();
    }
    return Optional.of(new ReportedEnd(call, call.ending(), call.endedAt(), eventId));
  }
}
