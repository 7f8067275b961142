package io.holdfast.callback.domain;

import io.holdfast.callback.domain.Sighting.EndWord;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls for tests: one that was dropped after a hold of 12 minutes, and what differs from it.
public final class Calls {
  /// Key of the test settings.
  public static final byte[] KEY =
      "test-key-test-key-test-key-test-key".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  /// The caller's number; fictitious.
  public static final String NUMBER = "+15551230101";

  private String tenant = "demo";
  private String callId = "call-1";
  private long seq = 5;
  private Instant endedAt;
  private boolean ended = true;
  private CallerId caller;
  private long timeLostMs = 912_000;
  private long talkMs = 20_000;
  private @Nullable Boolean resolved;
  private Party by = Party.AGENT;
  private Phase phase = Phase.TALK;
  private @Nullable Phase afterPhase = Phase.HOLD;
  private @Nullable String reason;
  private Duration sinceWait = Duration.ofSeconds(90);
  private @Nullable String keeps;
  private Instant occurredAt;
  private boolean backfill;
  private EndWord word = EndWord.REPORTED;

  private Calls(Instant endedAt) {
    this.endedAt = endedAt;
    this.occurredAt = endedAt;
    this.caller = CallerKeys.of(KEY, "demo").conceal(NUMBER, null);
  }

  /// A call that was dropped at that time, 90 s after a hold, 912 s lost, with 20 s of talk.
  public static Calls dropped(Instant endedAt) {
    return new Calls(endedAt);
  }

  /// A call that ended well at that time, after 60 s of talk.
  public static Calls talked(Instant endedAt) {
    return new Calls(endedAt).talk(60).by(Party.CALLER).lost(60);
  }

  public Calls id(String id) {
    callId = id;
    return this;
  }

  public Calls tenant(String name) {
    tenant = name;
    caller = CallerKeys.of(KEY, name).conceal(NUMBER, null);
    return this;
  }

  public Calls seq(long number) {
    seq = number;
    return this;
  }

  public Calls from(CallerId someone) {
    caller = someone;
    return this;
  }

  public Calls number(String number) {
    return from(CallerKeys.of(KEY, tenant).conceal(number, null));
  }

  public Calls lost(long seconds) {
    timeLostMs = seconds * 1000;
    return this;
  }

  public Calls talk(long seconds) {
    talkMs = seconds * 1000;
    return this;
  }

  public Calls resolved(boolean said) {
    resolved = said;
    return this;
  }

  public Calls by(Party party) {
    by = party;
    return this;
  }

  public Calls in(Phase where, @Nullable Phase after) {
    phase = where;
    afterPhase = after;
    return this;
  }

  public Calls reason(String why) {
    reason = why;
    return this;
  }

  public Calls sinceWait(Duration span) {
    sinceWait = span;
    return this;
  }

  public Calls keeping(String callbackId) {
    keeps = callbackId;
    return this;
  }

  /// The call still lasts; the event happened at that time.
  public Calls lasting(Instant at) {
    ended = false;
    occurredAt = at;
    return this;
  }

  /// What the event says of the end of the call.
  public Calls saying(EndWord said) {
    word = said;
    return this;
  }

  public Calls asBackfill() {
    backfill = true;
    return this;
  }

  public Sighting sighting() {
    return new Sighting(tenant, callId, snapshot(), occurredAt, word, backfill);
  }

  public String promiseId() {
    return Promise.idOf(tenant, callId);
  }

  public CallSnapshot snapshot() {
    Ending ending =
        new Ending(
            by, "1001", Ending.Mode.DELIBERATE, phase, afterPhase, reason, null, 0.95, List.of());
    return new CallSnapshot(
        ended ? Phase.ENDED : Phase.TALK,
        Direction.INBOUND,
        "asterisk",
        keeps == null ? null : "callback",
        keeps,
        seq,
        caller,
        "support",
        "1001",
        List.of("1001"),
        endedAt.minus(Duration.ofMinutes(20)),
        ended ? endedAt : null,
        endedAt.minus(sinceWait),
        timeLostMs / 2,
        1,
        timeLostMs / 2,
        timeLostMs / 2,
        null,
        0,
        0,
        0,
        talkMs,
        timeLostMs,
        0,
        resolved,
        ended ? ending : null,
        0);
  }
}
