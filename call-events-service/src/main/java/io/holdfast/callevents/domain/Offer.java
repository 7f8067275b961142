package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a call reached the platform. The first fact counts; the caller is taken from the first that
/// names him, since some platforms name him only after the call.
final class Offer {
  private @Nullable CallOffered first;
  private @Nullable Instant at;
  private CallerId caller = CallerId.UNKNOWN;

  /// Whether it offers somebody else's call under this one's id: another source that names another
  /// caller. Two switches of one tenant may give the same ids.
  static boolean isAnothers(Fact offer, List<Fact> known) {
    String caller = callerOf(offer);
    return caller != null
        && known.stream()
            .filter(f -> !f.envelope().source().equals(offer.envelope().source()))
            .map(Offer::callerOf)
            .anyMatch(other -> other != null && !other.equals(caller));
  }

  private static @Nullable String callerOf(Fact fact) {
    return fact.happening() instanceof CallOffered offered && offered.caller() != null
        ? offered.caller().token()
        : null;
  }

  void take(CallOffered offered, Instant when) {
    if (first == null) {
      first = offered;
      at = when;
    }
    Caller who = offered.caller();
    if (who != null && caller.equals(CallerId.UNKNOWN)) {
      caller = new CallerId(who.token(), who.masked(), who.sealed(), who.customerId());
    }
  }

  /// When it was; a call that waited, talked or ended was there, whatever the offer's clock says.
  @Nullable Instant at(@Nullable Instant began, @Nullable Instant ended) {
    if (at == null) {
      return null;
    }
    Instant first = began != null && began.isBefore(at) ? began : at;
    return ended != null && ended.isBefore(first) ? ended : first;
  }

  @Nullable Direction direction() {
    return first == null ? null : first.direction();
  }

  /// Seen from the contact centre, an employee who calls in is a caller.
  @Nullable Direction direction(boolean internal) {
    return internal ? Direction.INBOUND : direction();
  }

  @Nullable String purpose() {
    return first == null ? null : first.purpose();
  }

  @Nullable String callbackId() {
    return first == null ? null : first.callbackId();
  }

  CallerId caller() {
    return caller;
  }
}
