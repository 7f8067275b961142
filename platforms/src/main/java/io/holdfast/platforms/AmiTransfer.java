package io.holdfast.platforms;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.Target;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import java.util.List;
import java.util.Map;

/// How an agent's part in a call ends, as Asterisk's manager events tell it: completed, handed on,
/// taken by another.
final class AmiTransfer {
  private AmiTransfer() {}

  static List<Fact> completed(AmiEvent event, Origin origin) {
    String who = event.member();
    String reason = event.or("Reason", "");
    boolean transferred = reason.equals("transfer");
    if (who == null) {
      return List.of();
    }
    LeaveReason why = transferred ? LeaveReason.TRANSFERRED : LeaveReason.UNKNOWN;
    var left = new Happening.AgentLeft(who, why, event.memberLeg());
    if (transferred) {
      return origin.facts(event.instant(), event.callId(), left);
    }
    Leg leg = reason.equals("caller") ? Leg.CALLER : Leg.AGENT;
    var hint =
        new Happening.HangupSignalled(
            leg,
            leg == Leg.CALLER ? event.legId("Uniqueid") : event.memberLeg(),
            who,
            SignalOrigin.SWITCH,
            null,
            Map.of(AsteriskAmi.AGENT_COMPLETE_REASON, reason));
    return origin.facts(event.instant(), event.callId(), left, hint);
  }

  static Happening blind(AmiEvent event) {
    Target to = new Target(null, null, event.get("Extension"));
    String by = event.nameOf(event.get("TransfererChannel"), event.set("TransfererCallerIDNum"));
    return event.or("Result", "Success").equals("Success")
        ? new Happening.TransferStarted(TransferKind.BLIND, by, to)
        : new Happening.TransferFailed(to, event.get("Result"));
  }

  static List<Fact> attended(AmiEvent event, Origin origin) {
    String by =
        event.nameOf(event.get("OrigTransfererChannel"), event.set("OrigTransfererCallerIDNum"));
    var started = new Happening.TransferStarted(TransferKind.ATTENDED, by, null);
    Happening outcome =
        event.or("Result", "Success").equals("Success")
            ? new Happening.TransferCompleted(null, null)
            : new Happening.TransferFailed(null, event.get("Result"));
    return origin.facts(event.instant(), event.callId(), started, outcome);
  }

  /// Somebody takes a parked call: their own call, which they dialled the place with, is over; what
  /// they do from now on belongs to the parked one.
  static List<Fact> taken(AmiEvent event, Origin origin) {
    String own = event.legId("RetrieverLinkedid");
    return own == null || own.equals(event.legId("ParkeeLinkedid"))
        ? List.of()
        : origin.facts(event.instant(), own, new Happening.CallEnded(null, null, null, null, null));
  }
}
