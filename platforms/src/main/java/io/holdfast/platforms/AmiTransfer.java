package io.holdfast.platforms;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.HoldParty;
import io.holdfast.contracts.telephony.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an agent's part in a call ends, as Asterisk's manager events tell it: completed, handed on,
/// taken by another.
final class AmiTransfer {
  private static final String ORIG = "OrigTransferer";
  private static final String SECOND = "SecondTransferer";
  private static final String LINKED = "Linkedid";

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

  /// Two calls of one agent become one: who was called for advice, and who waited, in either order.
  /// Each of the two calls is told of it, with the other's party: the caller's is one of them, and
  /// from now on the other's leg speaks there, without another word of its own.
  static List<Fact> attended(AmiEvent event, Origin origin) {
    List<Fact> first = attended(event, origin, ORIG, "TransferTarget");
    String second = event.legId(SECOND + LINKED);
    if (second == null || second.equals(event.legId(ORIG + LINKED))) {
      return first;
    }
    List<Fact> both = new ArrayList<>(first);
    both.addAll(attended(event, origin.naming(origin.digest() + ":second"), SECOND, "Transferee"));
    return both;
  }

  private static List<Fact> attended(AmiEvent event, Origin origin, String by, String other) {
    String call = event.legId(by + LINKED);
    String agent = event.nameOf(event.get(by + "Channel"), event.set(by + "CallerIDNum"));
    var started = new Happening.TransferStarted(TransferKind.ATTENDED, agent, null);
    List<Happening> told = new ArrayList<>();
    if (!event.or("Result", "Success").equals("Success")) {
      told.add(started);
      told.add(new Happening.TransferFailed(null, event.get("Result")));
    } else if (event.or("DestType", "").equals("App")) {
      if (by.equals(ORIG) == (event.set("OrigBridgeUniqueid") != null)) {
        told.add(started);
        told.add(intoApplication(event.or("DestApp", "")));
      }
    } else {
      Happening joined = joined(event, other, by.equals(ORIG) ? SECOND : ORIG);
      if (event.or("DestType", "").equals("Threeway")) {
        String leg = event.legId(by + "Uniqueid");
        told.add(new Happening.CallResumed(HoldParty.AGENT, agent, leg));
      } else {
        told.add(started);
        told.add(new Happening.TransferCompleted(null, null));
      }
      if (joined != null) {
        told.add(joined);
      }
      Happening fate = fate(event, by, by.equals(ORIG) ? SECOND : ORIG);
      if (fate != null) {
        told.add(fate);
      }
    }
    String id = call == null ? event.callId() : call;
    return origin.facts(event.instant(), id, told.toArray(new Happening[0]));
  }

  /// What becomes of this call: all who met carry the older id of the two from now on. The younger
  /// one is over where it was a consultation, and else goes on as the older; null where nothing
  /// changes.
  ///
  /// @param by prefix of the transferer's leg in this call
  /// @param other prefix of their leg in the other one
  private static @Nullable Happening fate(AmiEvent event, String by, String other) {
    String own = event.legId(by + LINKED);
    String others = event.legId(other + LINKED);
    if (own == null || others == null) {
      return null;
    }
    boolean younger = isYounger(event, by, other);
    if (!younger && !isYounger(event, other, by)) {
      return null;
    }
    if (younger ? isConsultation(event, by, other) : isConsultation(event, other, by)) {
      return younger ? new Happening.CallEnded(null, null, null, null, null) : null;
    }
    boolean leaves = !younger && !event.or("DestType", "").equals("Threeway");
    String leaving = leaves ? event.legId(by + "Uniqueid") : null;
    return new Happening.CallMerged(others, younger ? others : own, leaving);
  }

  private static boolean isYounger(AmiEvent event, String by, String other) {
    return AsteriskTime.isYounger(event.or(by + LINKED, ""), event.or(other + LINKED, ""));
  }

  /// Whether the younger call is what the transferer dialled for advice. Where they had dialled
  /// both, it is the customer's if its party is outside and the other's is not.
  private static boolean isConsultation(AmiEvent event, String younger, String older) {
    return isDialledBy(event, younger)
        && !(isDialledBy(event, older) && isInside(event, older) && !isInside(event, younger));
  }

  private static boolean isDialledBy(AmiEvent event, String transferer) {
    return event.or(transferer + LINKED, "").equals(event.get(transferer + "Uniqueid"));
  }

  /// Whether whom the transferer speaks with on that leg is no one outside.
  private static boolean isInside(AmiEvent event, String transferer) {
    return isAgents(event, transferer.equals(ORIG) ? "Transferee" : "TransferTarget", transferer);
  }

  private static boolean isAgents(AmiEvent event, String party, String dialler) {
    String own = AmiEvent.endpoint(event.get(party + "Channel"));
    return own != null
        && (event.sender().agentContexts().contains(event.or(party + "Context", ""))
            || own.equals(event.get(dialler + "Exten")));
  }

  /// The other call's party comes to speak here; null for a half, and where there is none. The
  /// first channel of a call of its own is taken for nobody's: it may be a caller's, whatever
  /// context they were handed on to.
  ///
  /// @param party prefix of its headers
  /// @param dialler prefix of those of the channel that had called it
  private static @Nullable Happening joined(AmiEvent event, String party, String dialler) {
    String leg = event.legId(party + "Uniqueid");
    String channel = event.get(party + "Channel");
    if (leg == null || AmiEvent.endpoint(channel) == null) {
      return null;
    }
    boolean agents = isAgents(event, party, dialler);
    boolean first = leg.equals(event.legId(party + LINKED));
    String name = event.nameOf(channel, null);
    Boolean guess = event.isProvisional(name, party + "CallerIDNum") ? Boolean.TRUE : null;
    return new Happening.LegJoined(leg, name, agents && !first ? Leg.AGENT : Leg.OTHER, guess);
  }

  /// The agent's second channel was in an application, and the other party goes on there.
  private static Happening intoApplication(String name) {
    return name.equals("Queue")
        ? new Happening.CallQueued(null, null)
        : new Happening.TransferCompleted(null, Happening.TransferCompleted.APPLICATION);
  }

  /// Somebody takes a call that rings elsewhere. Their own call, which they dialled for it, is
  /// over; what they do from now on belongs to the other, where nobody saw their leg begin.
  static List<Fact> pickedUp(AmiEvent event, Origin origin) {
    return taken(event, origin, "", "Target");
  }

  /// Somebody takes a parked call.
  static List<Fact> taken(AmiEvent event, Origin origin) {
    return taken(event, origin, "Retriever", "Parkee");
  }

  private static List<Fact> taken(AmiEvent event, Origin origin, String who, String other) {
    String own = event.legId(who + LINKED);
    String leg = event.legId(who + "Uniqueid");
    String call = event.legId(other + LINKED);
    if (own == null || own.equals(call)) {
      return List.of();
    }
    List<Fact> both = new ArrayList<>();
    if (own.equals(leg)) {
      var over = new Happening.CallEnded(null, null, null, null, null);
      both.addAll(origin.facts(event.instant(), own, over));
    }
    if (leg != null && call != null) {
      String name = event.nameOf(event.get(who + "Channel"), null);
      boolean renamed = event.set(who + "CallerIDNum") != null;
      if (renamed && event.isProvisional(name, who + "CallerIDNum")) {
        name = null; // their number of now may be another's, and their first one was told elsewhere
      }
      boolean agents = event.sender().agentContexts().contains(event.or(who + "Context", ""));
      var began = new Happening.LegStarted(leg, name, agents ? Leg.AGENT : Leg.OTHER);
      both.addAll(origin.facts(event.instant(), call, began));
    }
    return both;
  }
}
