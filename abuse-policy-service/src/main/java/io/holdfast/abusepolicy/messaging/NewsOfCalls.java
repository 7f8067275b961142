package io.holdfast.abusepolicy.messaging;

import io.holdfast.abusepolicy.TakeCallEvents.CallNews;
import io.holdfast.abusepolicy.domain.AbuseRecord.Report;
import io.holdfast.abusepolicy.domain.AbuseRecord.Warning;
import io.holdfast.abusepolicy.domain.CausedId;
import io.holdfast.abusepolicy.domain.EndedCall.CallEnd;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Reporter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Reads out of call events what the abuse policy wants to know.
final class NewsOfCalls {
  private NewsOfCalls() {}

  /// What the events of one call tell, in any order.
  static CallNews of(List<CallEvent> events) {
    Optional<CallSnapshot> newest =
        events.stream()
            .map(CallEvent::call)
            .filter(Objects::nonNull)
            .max(Comparator.comparingLong(CallSnapshot::seq));
    return new CallNews(
        events.stream().flatMap(e -> report(e).stream()).toList(),
        events.stream().flatMap(e -> warning(e).stream()).toList(),
        newest.flatMap(NewsOfCalls::end).orElse(null),
        newest.map(CallSnapshot::seq).orElse(0L),
        events.stream().allMatch(e -> e.envelope().ofThePast()));
  }

  private static Optional<Report> report(CallEvent event) {
    if (!(event.happening() instanceof Happening.AbuseReported told)) {
      return Optional.empty();
    }
    return Optional.of(
        new Report(
            id(event.envelope()),
            event.envelope().occurredAt(),
            ground(told.ground()),
            Objects.requireNonNullElse(told.by(), Reporter.UNKNOWN),
            told.agent(),
            told.excerptRef(),
            told.confidence(),
            event.envelope().source()));
  }

  private static Optional<Warning> warning(CallEvent event) {
    if (!(event.happening() instanceof Happening.WarningGiven told)) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
            id(event.envelope()),
            event.envelope().occurredAt(),
            ground(told.ground()),
            told.agent(),
            told.wordingId(),
            told.recordingOffsetMs(),
            event.envelope().source()));
  }

  private static Optional<CallEnd> end(CallSnapshot call) {
    Ending ending = call.ending();
    if (ending == null || call.endedAt() == null) {
      return Optional.empty();
    }
    String agent = ending.agent() == null ? call.agent() : ending.agent();
    return Optional.of(new CallEnd(call.endedAt(), ending.by(), agent, ending.reason()));
  }

  /// A platform may leave the ground out, or use a word of its own.
  private static Happening.Ground ground(Happening.Ground told) {
    return Objects.requireNonNullElse(told, Happening.Ground.OTHER);
  }

  private static UUID id(Envelope fact) {
    return CausedId.of(fact.tenant(), fact.source(), fact.id());
  }
}
