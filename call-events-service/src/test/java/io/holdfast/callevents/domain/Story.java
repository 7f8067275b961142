package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.HoldParty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call told in seconds from noon; caller's leg `c1`, agent 1001 on leg `a1`.
public final class Story {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final List<Fact> facts = new ArrayList<>();

  public static Story call() {
    return new Story().at(0, new Happening.CallOffered(null, null, null, null, null, null));
  }

  public Story at(double second, Happening happening) {
    String type = FactType.of(happening).orElseThrow().typeName();
    Instant at = NOON.plusMillis(Math.round(second * 1000));
    var envelope =
        new Envelope("f" + facts.size(), "/asterisk/pbx-1", type, at, "c1", "demo", null, null);
    facts.add(new Fact(envelope, happening));
    return this;
  }

  public Story queued(double second) {
    return at(second, new Happening.CallQueued("support", 1));
  }

  public Story joined(double second) {
    return joined(second, "1001", "a1");
  }

  public Story joined(double second, String agent, String leg) {
    return at(second, new Happening.AgentJoined(agent, "support", leg));
  }

  public Story held(double second) {
    return at(second, new Happening.CallHeld(HoldParty.AGENT, "1001", "a1"));
  }

  public Story resumed(double second) {
    return at(second, new Happening.CallResumed(HoldParty.AGENT, "1001", "a1"));
  }

  public Story phone(double second, String leg) {
    Leg hint = leg.equals("c1") ? Leg.CALLER : Leg.AGENT;
    return at(second, new HangupSignalled(hint, leg, null, SignalOrigin.PHONE, null, null));
  }

  public Story hint(double second, String leg, String name, String value) {
    Leg hint = leg.equals("c1") ? Leg.CALLER : Leg.AGENT;
    return at(
        second,
        new HangupSignalled(hint, leg, null, SignalOrigin.SWITCH, null, Map.of(name, value)));
  }

  public Story left(double second, String agent, Happening.LeaveReason why) {
    return at(second, new Happening.AgentLeft(agent, why, null));
  }

  public Story transferred(double second) {
    return at(second, new Happening.TransferStarted(null, "1001", null, null));
  }

  public Story ended(double second) {
    return at(second, new CallEnded(null, null, null, null, null));
  }

  /// The fact under another id, of another call.
  public static Fact ofCall(Fact fact, String id, String call) {
    Envelope e = fact.envelope();
    return new Fact(
        Envelope.issued(id, e.source(), e.type(), e.occurredAt(), call, e.tenant()),
        fact.happening());
  }

  /// The fact as another source tells it.
  static Fact from(Fact fact, String source) {
    Envelope e = fact.envelope();
    return new Fact(
        new Envelope(
            e.id(), source, e.type(), e.occurredAt(), e.callId(), e.tenant(), null, e.backfill()),
        fact.happening());
  }

  /// The fact under another id, of another time.
  public static Fact dated(Fact fact, String id, Instant at) {
    Envelope e = fact.envelope();
    var other =
        new Envelope(id, e.source(), e.type(), at, e.callId(), e.tenant(), null, e.backfill());
    return new Fact(other, fact.happening());
  }

  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  public CallSnapshot life() {
    return Timeline.of(facts.stream().sorted(Fact.ORDER).toList());
  }

  /// What is left of the facts when they arrive one by one, in the order given.
  public static CallHistory arrive(List<Fact> order) {
    CallHistory history = CallHistory.empty();
    for (Fact fact : order) {
      if (history.take(fact, 100, NOON) instanceof Outcome.Taken taken) {
        history = taken.history();
      }
    }
    return history;
  }

  public static @Nullable CallSnapshot unnumbered(CallHistory history) {
    CallSnapshot life = history.life();
    return life == null ? null : life.numbered(0, 0);
  }
}
