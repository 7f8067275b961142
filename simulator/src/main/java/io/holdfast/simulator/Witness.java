package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.HoldParty;
import io.holdfast.contracts.telephony.Reporter;
import io.holdfast.contracts.telephony.Target;
import io.holdfast.simulator.Reporting.Device;
import io.holdfast.simulator.Scene.Result;
import io.holdfast.simulator.Scene.Sort;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The platform: it watches a script being played and reports it, fact by fact, in the vocabulary
/// of contract section 3.
final class Witness {
  private final Reporting report;
  private final Words words;
  private final boolean plain;
  private Instant now;

  private Witness(Script script, Reporting report) {
    this.report = report;
    this.words = Words.of(script, report);
    this.plain = script.platform() == CentreKind.PLAIN;
    this.now = script.offeredAt();
  }

  /// Every fact of a script, in the order in which it happens.
  static List<Fact> facts(Script script, String tenant) {
    Reporting report = new Reporting(script, tenant);
    new Witness(script, report).watch(script);
    return report.facts();
  }

  private void watch(Script script) {
    var by = script.caller();
    Caller who = new Caller(by.number(), null, by.customerId(), null, null, null);
    tell(new Happening.CallOffered(Direction.INBOUND, who, "hotline", null, null, null));
    Scene before = null;
    for (Scene scene : script.scenes()) {
      begin(scene, before);
      now = now.plusMillis(scene.ms());
      before = scene;
    }
    words.atTheEnd(now);
  }

  private void begin(Scene scene, @Nullable Scene before) {
    switch (scene) {
      case Scene.Menu _ -> {}
      case Scene.Queue queue -> {
        new QueueBoard(report).waits(queue, now);
        if (before instanceof Scene.Transfer transfer) {
          tell(new Happening.TransferCompleted(target(transfer), null));
        }
      }
      case Scene.Talk talk -> talk(talk, before);
      case Scene.Hold hold -> hold(hold);
      case Scene.Transfer transfer -> transfer(transfer);
      case Scene.Conference both -> report.joined(now, both.second(), null);
    }
  }

  private void talk(Scene.Talk talk, @Nullable Scene before) {
    switch (before) {
      case Scene.Queue queue -> {
        new QueueBoard(report).leaves(queue, now, QueueExit.ANSWERED);
        report.joined(now, talk.agent(), queue.queue());
      }
      case Scene.Hold hold ->
          tell(
              new Happening.CallResumed(HoldParty.AGENT, hold.agent(), report.legOf(hold.agent())));
      case Scene.Transfer transfer -> transferred(transfer, talk.agent());
      case Scene.Conference both ->
          words.goes(now, talk.agent().equals(both.agent()) ? both.second() : both.agent());
      case Scene.Talk _ -> {}
      case Scene.Menu _ -> report.joined(now, talk.agent(), null);
      case null -> report.joined(now, talk.agent(), null);
    }
    talk.asides().forEach(aside -> aside(aside, talk.agent()));
  }

  private void transferred(Scene.Transfer transfer, String agent) {
    if (transfer.result() == Result.FAILED) {
      tell(new Happening.TransferFailed(target(transfer), "no-answer"));
      return;
    }
    report.joined(now, agent, null);
    tell(new Happening.TransferCompleted(target(transfer), null));
    if (transfer.kind() == TransferKind.ATTENDED) {
      report.left(now, transfer.by(), LeaveReason.TRANSFERRED);
    }
  }

  private void transfer(Scene.Transfer transfer) {
    tell(new Happening.TransferStarted(transfer.kind(), transfer.by(), target(transfer)));
    if (transfer.kind() != TransferKind.ATTENDED && transfer.result() != Result.FAILED) {
      report.left(now, transfer.by(), LeaveReason.TRANSFERRED);
    }
  }

  private void hold(Scene.Hold hold) {
    tell(new Happening.CallHeld(HoldParty.AGENT, hold.agent(), report.legOf(hold.agent())));
    if (hold.consulted() != null && plain) {
      String leg = report.legOf(hold.consulted()) + "-asked";
      tell(new Happening.AgentRang(hold.consulted(), null, leg));
      report.bySwitch(now.plusMillis(hold.ms()), Reporting.hungUp(leg, hold.consulted()));
    }
  }

  private void aside(Scene.Aside aside, String agent) {
    report.by(
        Device.DESKTOP,
        now.plusMillis(aside.atMs()),
        aside.sort() == Sort.WARNING
            ? new Happening.WarningGiven(aside.ground(), agent, null, null)
            : new Happening.AbuseReported(aside.ground(), Reporter.AGENT, agent, null, null));
  }

  private void tell(Happening happening) {
    report.bySwitch(now, happening);
  }

  private static Target target(Scene.Transfer transfer) {
    return switch (transfer.kind()) {
      case QUEUE -> new Target(transfer.to(), null, null);
      case BLIND, ATTENDED, UNKNOWN -> new Target(null, transfer.to(), null);
    };
  }
}
