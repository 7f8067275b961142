package io.holdfast.platforms;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The life of one contact as facts of its call.
final class ConnectLife {
  private final ConnectContact contact;
  private final Origin origin;
  private final List<Fact> facts = new ArrayList<>();

  ConnectLife(ConnectContact contact, Origin origin) {
    this.contact = contact;
    this.origin = origin;
  }

  /// What the payload tells, each at its own instant.
  List<Fact> facts() {
    ordered();
    if (contact.waitsToBeDialled()) {
      return facts;
    }
    beginning();
    waiting();
    talking();
    ending();
    return facts;
  }

  /// A contact that is no leg of the caller's: whoever waits for its end need not.
  List<Fact> ofNoLeg() {
    apart(contact.fields().text("initialContactId"), Happening.CallEnded.NO_LEG);
    return facts;
  }

  /// A callback was ordered while somebody waited: it is begun before they are let go.
  private void ordered() {
    apart(contact.orderedOn(), Happening.CallEnded.CALLBACK);
  }

  private void apart(@Nullable String call, String why) {
    if (call == null || call.equals(contact.id())) {
      return;
    }
    Instant at = contact.at("initiationTimestamp");
    if (at != null) {
      var end = new Happening.CallEnded(null, null, why, null, null, contact.id());
      Origin named = origin.naming(AmazonConnect.name(contact.id(), at, end));
      facts.addAll(named.facts(at, call, end));
    }
  }

  private void beginning() {
    Instant at = contact.at("initiationTimestamp");
    if (contact.isFirst()) {
      tell(at, contact.offer());
    } else {
      TransferKind kind =
          contact.method().equals("QUEUE_TRANSFER") ? TransferKind.QUEUE : TransferKind.UNKNOWN;
      tell(at, new Happening.TransferStarted(kind, null, null, contact.id()));
    }
    if (contact.method().equals("EXTERNAL_OUTBOUND")) {
      tell(contact.at("connectedToSystemTimestamp"), new Happening.TransferCompleted(null, null));
    }
  }

  private void waiting() {
    String queue = contact.queue();
    tell(contact.atQueue("enqueueTimestamp"), new Happening.CallQueued(queue, null));
    if (contact.atAgent("connectedToAgentTimestamp") == null) {
      tell(contact.atQueue("dequeueTimestamp"), new Happening.CallLeftQueue(queue, exit()));
    }
  }

  private QueueExit exit() {
    if (contact.fields().text("nextContactId") != null) {
      return QueueExit.TRANSFERRED;
    }
    return "CUSTOMER_DISCONNECT".equals(reason()) ? QueueExit.ABANDONED : QueueExit.UNKNOWN;
  }

  private void talking() {
    Instant joined = contact.atAgent("connectedToAgentTimestamp");
    if (joined == null) {
      return;
    }
    String agent = contact.agent();
    if (agent == null) {
      throw new UnreadableEventException("missing-field", "Expected the ARN of the agent");
    }
    tell(joined, new Happening.AgentJoined(agent, null, contact.id()));
    Instant handedOver = contact.at("transferCompletedTimestamp");
    if (handedOver == null) {
      Instant until = contact.at("disconnectTimestamp");
      tell(until, new Happening.AgentLeft(agent, LeaveReason.UNKNOWN, contact.id()));
    } else {
      handedOver(agent, handedOver);
    }
    tell(
        contact.atAgent("afterContactWorkEndTimestamp"),
        new Happening.CallWrappedUp(agent, null, null, null));
    holds(agent);
  }

  /// The agent left before somebody else was there. To another contact, or, where none follows, out
  /// of Amazon Connect, with the caller still on this one.
  private void handedOver(String agent, Instant at) {
    String next = contact.fields().text("nextContactId");
    tell(at, new Happening.TransferStarted(TransferKind.UNKNOWN, agent, null, next));
    if (next == null) {
      tell(at, new Happening.TransferCompleted(null, null));
    }
    tell(at, new Happening.AgentLeft(agent, LeaveReason.TRANSFERRED, contact.id()));
  }

  /// Only a record knows holds, and only how many and how long.
  private void holds(String agent) {
    Fields held = contact.agentFields();
    long holds = held.number("numberOfHolds");
    if (holds > 0) {
      tell(
          contact.at("disconnectTimestamp"),
          new Happening.HoldsReported(
              agent,
              Math.toIntExact(Math.min(holds, Integer.MAX_VALUE)),
              held.number("customerHoldDuration") * 1000,
              held.number("longestHoldDuration") * 1000));
    }
  }

  /// The end of this leg; of the whole call where the customer left, whoever goes on talking on
  /// another contact: its `DisconnectTimestamp` is when the customer left it.
  private void ending() {
    String next = contact.fields().text("nextContactId");
    if (next != null) { // who knows what happened there, before its own end is told
      tell(contact.at("disconnectTimestamp"), new Happening.LegStarted(next, null, null));
    }
    Map<String, String> signals = new TreeMap<>();
    String reason = reason();
    String issue = contact.fields().in("disconnectDetails").text("potentialDisconnectIssue");
    if (reason != null) {
      signals.put(AmazonConnect.DISCONNECT_REASON, AmazonConnect.reasonBeside(reason, issue));
    }
    if (issue != null) {
      signals.put(AmazonConnect.POTENTIAL_ISSUE, issue);
    }
    tell(
        contact.at("disconnectTimestamp"),
        new Happening.CallEnded(
            null,
            "AGENT_DISCONNECT".equals(reason) ? contact.agent() : null,
            null,
            null,
            signals.isEmpty() ? null : signals,
            "CUSTOMER_DISCONNECT".equals(reason) ? null : contact.id()));
  }

  /// Events have it for outbound campaigns only, in brackets of its own.
  private @Nullable String reason() {
    String code = contact.fields().in("disconnectReason").text("code");
    return code == null ? contact.fields().text("disconnectReason") : code;
  }

  private void tell(@Nullable Instant at, Happening happening) {
    if (at != null) {
      Origin named =
          happening instanceof Happening.CallOffered
              ? origin // it may hold a number, which nobody may guess from an id
              : origin.naming(AmazonConnect.name(contact.id(), at, happening));
      facts.addAll(named.facts(at, contact.callId(), happening));
    }
  }
}
