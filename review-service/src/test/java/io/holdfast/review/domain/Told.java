package io.holdfast.review.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.PolicyRef;
import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events about one call, as the two topics tell them. By default its agent 1001 hangs up on
/// purpose on a caller who was held and had lost 14 minutes.
public record Told(
    String tenant,
    String callId,
    Party by,
    Mode mode,
    double confidence,
    Phase phase,
    @Nullable String reason,
    Duration lost,
    @Nullable Duration sinceWait,
    @Nullable Boolean resolved) {
  public static final Instant END = Instant.parse("2026-03-02T10:15:30.123456Z");

  public static Told hangUp(String tenant, String callId) {
    return new Told(
        tenant,
        callId,
        Party.AGENT,
        Mode.DELIBERATE,
        0.95,
        Phase.HOLD,
        null,
        Duration.ofMinutes(14),
        Duration.ofMinutes(1),
        null);
  }

  public Told by(Party other) {
    return new Told(
        tenant, callId, other, mode, confidence, phase, reason, lost, sinceWait, resolved);
  }

  public Told mode(Mode other) {
    return new Told(
        tenant, callId, by, other, confidence, phase, reason, lost, sinceWait, resolved);
  }

  public Told confidence(double other) {
    return new Told(tenant, callId, by, mode, other, phase, reason, lost, sinceWait, resolved);
  }

  public Told phase(Phase other) {
    return new Told(tenant, callId, by, mode, confidence, other, reason, lost, sinceWait, resolved);
  }

  public Told reason(@Nullable String other) {
    return new Told(tenant, callId, by, mode, confidence, phase, other, lost, sinceWait, resolved);
  }

  public Told lost(Duration other) {
    return new Told(
        tenant, callId, by, mode, confidence, phase, reason, other, sinceWait, resolved);
  }

  public Told sinceWait(@Nullable Duration other) {
    return new Told(tenant, callId, by, mode, confidence, phase, reason, lost, other, resolved);
  }

  public Told resolved(@Nullable Boolean other) {
    return new Told(tenant, callId, by, mode, confidence, phase, reason, lost, sinceWait, other);
  }

  /// The report of the end.
  public CallEvent ended(long seq) {
    return event(seq, new Happening.CallEnded(by, null, reason, null, null), false);
  }

  /// The end, imported.
  public CallEvent endedLongAgo(long seq) {
    return event(seq, new Happening.CallEnded(by, null, reason, null, null), true);
  }

  /// The call is given up.
  public CallEvent expired(long seq) {
    return event(seq, new Happening.CallExpired(1000L), false);
  }

  /// A revision of the ending.
  public CallEvent revised(long seq) {
    return event(seq, new Happening.EndingRevised(1), false);
  }

  /// The agent's work after the call.
  public CallEvent wrappedUp(long seq) {
    return event(seq, new Happening.CallWrappedUp("1001", null, resolved, null), false);
  }

  /// The call before its end.
  public CallEvent joined(long seq) {
    return new CallEvent(
        fact(seq, new Happening.AgentJoined("1001", null, null), false), snapshot(seq, null));
  }

  private CallEvent event(long seq, Happening happening, boolean backfill) {
    String agent = by == Party.AGENT || by == Party.SUPERVISOR ? "1001" : null;
    var ending =
        new Ending(by, agent, mode, phase, Phase.TALK, reason, null, confidence, List.of());
    return new CallEvent(fact(seq, happening, backfill), snapshot(seq, ending));
  }

  private Fact fact(long seq, Happening happening, boolean backfill) {
    String type = FactType.of(happening).orElseThrow().typeName();
    return new Fact(
        new Envelope(
            callId + "-" + seq,
            "/asterisk/pbx",
            type,
            END,
            callId,
            tenant,
            seq,
            backfill ? true : null),
        happening);
  }

  private CallSnapshot snapshot(long seq, @Nullable Ending ending) {
    return new CallSnapshot(
        ending == null ? Phase.TALK : Phase.ENDED,
        Direction.INBOUND,
        "asterisk",
        null,
        null,
        seq,
        new CallerId("c_" + callId, "+1••••••••01", "v1.sealed", null),
        "support",
        "1001",
        List.of("1001"),
        END.minus(lost).minusSeconds(90),
        ending == null ? null : END,
        sinceWait == null ? null : END.minus(sinceWait),
        lost.toMillis(),
        1,
        0,
        0,
        null,
        0,
        0,
        0,
        30_000,
        lost.toMillis(),
        0,
        resolved,
        ending,
        0);
  }

  /// The policy allows the agent to end the call, some time before or after its end.
  public AbuseEvent decided(Verdict verdict, Duration beforeEnd) {
    String id = callId + "-" + verdict;
    var decision =
        new Decision(
            id,
            verdict,
            "1001",
            "racial-slur",
            List.of(),
            new PolicyRef(1, "h"),
            null,
            END.minus(beforeEnd).plus(ALLOW_HOLDS));
    return new AbuseEvent(abuse(id, "abuse.decided", END.minus(beforeEnd), false), decision, null);
  }

  /// How long an `allow` holds.
  public static final Duration ALLOW_HOLDS = Duration.ofSeconds(60);

  /// The policy judges the ended call.
  public AbuseEvent judged(Finding finding, int revision) {
    return judged(finding, revision, false);
  }

  /// The policy judges an imported call.
  public AbuseEvent judgedLongAgo(Finding finding) {
    return judged(finding, 0, true);
  }

  /// The policy takes its verdict back.
  public AbuseEvent takenBack(int revision) {
    var why = new Reason("ending-revised", Verdict.ALLOW, "nothing to judge");
    return judged(Finding.UNKNOWN, revision, false, List.of(why));
  }

  private AbuseEvent judged(Finding finding, int revision, boolean backfill) {
    return judged(finding, revision, backfill, List.of());
  }

  private AbuseEvent judged(Finding finding, int revision, boolean backfill, List<Reason> reasons) {
    var verdict =
        new CallVerdict(finding, "1001", "racial-slur", reasons, new PolicyRef(1, "h"), revision);
    Instant at = END.plusSeconds(5 + revision);
    return new AbuseEvent(
        abuse(callId + "-v" + revision, "abuse.verdict-given", at, backfill), null, verdict);
  }

  private Envelope abuse(String id, String type, Instant at, boolean backfill) {
    return new Envelope(
        id, "/holdfast/abuse-policy", type, at, callId, tenant, null, backfill ? true : null);
  }
}
