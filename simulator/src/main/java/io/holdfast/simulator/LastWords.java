package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.simulator.Reporting.Device;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What plain platforms report when a call ends: some phones tell, some desktops, some have one
/// word at the end, and the switches of odd centres say of every agent who leaves last that he hung
/// up, whoever let go.
final class LastWords implements Words {
  private static final Cause CLEARED = new Cause(16, "Normal Clearing", null);
  private static final Cause LINE_LOST = new Cause(41, "Temporary Failure", 503);
  private static final Cause NO_MEDIA = new Cause(44, "Channel not available", null);
  private static final Cause NOBODY = new Cause(1, "Unallocated number", 404);
  private static final Cause PHONE_GONE = new Cause(18, "No user responding", 408);

  /// After that agents have written their notes.
  static final long NOTES_MS = 12_000;

  private final Script script;
  private final End end;
  private final Reporting report;

  LastWords(Script script, Reporting report) {
    this.script = script;
    this.end = script.end();
    this.report = report;
  }

  @Override
  public void atTheEnd(Instant at) {
    Scene last = script.scenes().getLast();
    switch (end.way()) {
      case PHONE -> report.bySwitch(at, ofParty(SignalOrigin.PHONE));
      case BOTH_PHONES -> {
        report.bySwitch(at, ofParty(SignalOrigin.PHONE));
        report.bySwitch(at.plusMillis(end.releaseMs() - 1), ofOther(present(last).getFirst()));
      }
      case DESKTOP -> report.by(Device.DESKTOP, at, ofParty(SignalOrigin.APPLICATION));
      case LINE -> report.bySwitch(at, ofSwitch(Leg.CALLER, report.callersLeg(), LINE_LOST));
      case GHOST -> silent(at, Leg.CALLER, report.callersLeg());
      case MEDIA -> silent(at, Leg.AGENT, report.legOf(present(last).getFirst()));
      case GONE -> {
        String leg = report.legOf(present(last).getFirst());
        report.bySwitch(at, ofSwitch(Leg.AGENT, leg, PHONE_GONE));
      }
      case WORD, NOWHERE -> {}
    }
    leavesQueue(script, report, at);
    for (String agent : present(last)) {
      report.left(at, agent, why());
    }
    report.bySwitch(at.plusMillis(end.releaseMs()), ended());
    if (end.resolved() != null) {
      report.by(Device.DESKTOP, at.plusMillis(NOTES_MS), wrappedUp(present(last).getFirst()));
    }
  }

  /// Who waits to the end leaves the queue.
  static void leavesQueue(Script script, Reporting report, Instant at) {
    if (script.scenes().getLast() instanceof Scene.Queue queue) {
      QueueExit why = script.end().by() == Party.CALLER ? QueueExit.ABANDONED : QueueExit.TIMEOUT;
      new QueueBoard(report).leaves(queue, at, why);
    }
  }

  @Override
  public void goes(Instant at, String agent) {
    report.bySwitch(at, Reporting.hungUp(report.legOf(agent), agent));
    report.left(at, agent, LeaveReason.HUNG_UP);
  }

  private void silent(Instant at, Leg leg, String legId) {
    report.bySwitch(at, new Happening.QualityReported(leg, null, null, Script.SILENCE_MS));
    report.bySwitch(at, ofSwitch(leg, legId, NO_MEDIA));
  }

  private HangupSignalled ofParty(SignalOrigin origin) {
    String agent = end.agent();
    return agent == null
        ? new HangupSignalled(Leg.CALLER, report.callersLeg(), null, origin, CLEARED, null)
        : new HangupSignalled(Leg.AGENT, report.legOf(agent), agent, origin, CLEARED, null);
  }

  private HangupSignalled ofOther(String agent) {
    return end.by() == Party.AGENT
        ? new HangupSignalled(
            Leg.CALLER, report.callersLeg(), null, SignalOrigin.PHONE, CLEARED, null)
        : Reporting.hungUp(report.legOf(agent), agent);
  }

  private static HangupSignalled ofSwitch(Leg leg, String legId, Cause cause) {
    return new HangupSignalled(leg, legId, null, SignalOrigin.SWITCH, cause, null);
  }

  private LeaveReason why() {
    boolean sayItOfAll = script.site() % 2 == 1;
    return sayItOfAll ? LeaveReason.HUNG_UP : LeaveReason.UNKNOWN;
  }

  private CallEnded ended() {
    Party by = end.way() == Way.WORD ? end.by() : null;
    String agent = end.way() == Way.WORD ? end.agent() : null;
    return new CallEnded(by, agent, end.underPolicy() ? "abuse" : null, cause(), null);
  }

  private @Nullable Cause cause() {
    return switch (end.way()) {
      case PHONE, BOTH_PHONES, DESKTOP -> CLEARED;
      case LINE -> LINE_LOST;
      case GHOST, MEDIA -> NO_MEDIA;
      case GONE -> PHONE_GONE;
      case NOWHERE -> NOBODY;
      case WORD -> null;
    };
  }

  private Happening.CallWrappedUp wrappedUp(String agent) {
    return new Happening.CallWrappedUp(agent, null, end.resolved(), null);
  }

  /// The agents who are on the call at its end.
  static List<String> present(Scene last) {
    return switch (last) {
      case Scene.Menu _, Scene.Queue _ -> List.of();
      case Scene.Talk talk -> List.of(talk.agent());
      case Scene.Hold hold -> List.of(hold.agent());
      case Scene.Conference both -> List.of(both.agent(), both.second());
      case Scene.Transfer transfer ->
          transfer.kind() == TransferKind.ATTENDED ? List.of(transfer.by()) : List.of();
    };
  }
}
