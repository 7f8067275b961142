package io.holdfast.simulator;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Collects the facts of one call, each from the device that sees it.
final class Reporting {
  /// What reports: each is a source of its own, with a clock of its own.
  enum Device {
    SWITCH,
    QUEUE,
    DESKTOP
  }

  private final Script script;
  private final String tenant;
  private final List<Fact> facts = new ArrayList<>();

  Reporting(Script script, String tenant) {
    this.script = script;
    this.tenant = tenant;
  }

  void by(Device device, Instant at, Happening happening) {
    String type = FactType.of(happening).orElseThrow().typeName();
    String id = script.callId() + "-" + (facts.size() + 1);
    facts.add(
        new Fact(
            Envelope.issued(id, source(device), type, at, script.callId(), tenant), happening));
  }

  /// A platform has one clock, and the centre's own software another.
  private String source(Device device) {
    CentreKind platform = script.platform();
    boolean own = platform == CentreKind.QUEUE_LOG && device == Device.DESKTOP;
    return platform == CentreKind.PLAIN || own
        ? "/simulator/centre-%d/%s".formatted(script.site(), device.name().toLowerCase(Locale.ROOT))
        : "/%s/centre-%d".formatted(platform.family(), script.site());
  }

  void bySwitch(Instant at, Happening happening) {
    by(Device.SWITCH, at, happening);
  }

  void joined(Instant at, String agent, @Nullable String queue) {
    bySwitch(at, new Happening.AgentJoined(agent, queue, legOf(agent)));
  }

  void left(Instant at, String agent, LeaveReason why) {
    bySwitch(at, new Happening.AgentLeft(agent, why, legOf(agent)));
  }

  /// An agent's phone says that it hung up.
  static HangupSignalled hungUp(String leg, String agent) {
    return new HangupSignalled(Leg.AGENT, leg, agent, SignalOrigin.PHONE, null, null);
  }

  /// The caller's own leg names the call.
  String callersLeg() {
    return script.callId();
  }

  String legOf(String agent) {
    return script.callId() + "-a" + agent;
  }

  List<Fact> facts() {
    return facts;
  }
}
