package io.holdfast.abusepolicy;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Reporter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Call events of one call, as call-events-service would publish them.
public record CallEventsOf(String tenant, String callId) {
  private static final String AGENT = Desktop.AGENT;

  public CallEvent ended(long seq, Instant at, Party by, @Nullable String reason) {
    var told = new Happening.CallEnded(by, by == Party.AGENT ? AGENT : null, reason, null, null);
    return event("ended", "call.ended", seq, at, false, told, snapshot(seq, at, by, reason));
  }

  public CallEvent revised(long seq, Instant at, Party by, int revision) {
    return event(
        "revised-" + revision,
        "call.ending-revised",
        seq,
        at,
        false,
        new Happening.EndingRevised(revision),
        snapshot(seq, at, by, null));
  }

  public CallEvent reported(long seq, Instant at, @Nullable CallSnapshot after) {
    var told =
        new Happening.AbuseReported(
            Ground.SEXIST_COMMENT, Reporter.SPEECH_ANALYTICS, AGENT, null, 0.9);
    return event("report-" + seq, "call.abuse-reported", seq, at, false, told, after);
  }

  public CallEvent warned(long seq, Instant at) {
    var told = new Happening.WarningGiven(Ground.SEXIST_COMMENT, AGENT, "W1", 12_000L);
    return event("warning-" + seq, "call.warning-given", seq, at, false, told, running(seq));
  }

  public CallEvent asHistory(CallEvent event) {
    Envelope e = event.envelope();
    var past =
        new Envelope(
            e.id(), e.source(), e.type(), e.occurredAt(), e.callId(), e.tenant(), null, true);
    return new CallEvent(new Fact(past, event.happening()), event.call());
  }

  public CallSnapshot running(long seq) {
    return snapshot(seq, Phase.TALK, null, null);
  }

  public CallSnapshot snapshot(long seq, Instant endedAt, Party by, @Nullable String reason) {
    String agent = by == Party.AGENT ? AGENT : null;
    var ending =
        new Ending(
            by, agent, Ending.Mode.DELIBERATE, Phase.TALK, null, reason, null, 0.95, List.of());
    return snapshot(seq, Phase.ENDED, endedAt, ending);
  }

  private CallSnapshot snapshot(
      long seq, Phase phase, @Nullable Instant endedAt, @Nullable Ending ending) {
    return new CallSnapshot(
        phase,
        Direction.INBOUND,
        "test",
        null,
        null,
        seq,
        CallerId.UNKNOWN,
        "support",
        AGENT,
        List.of(AGENT),
        null,
        endedAt,
        null,
        0,
        0,
        0,
        0,
        null,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        ending,
        0);
  }

  private CallEvent event(
      String id,
      String type,
      long seq,
      Instant at,
      boolean past,
      Happening told,
      @Nullable CallSnapshot call) {
    var envelope =
        new Envelope(callId + ":" + id, "/test", type, at, callId, tenant, seq, past ? true : null);
    return new CallEvent(new Fact(envelope, told), call);
  }
}
