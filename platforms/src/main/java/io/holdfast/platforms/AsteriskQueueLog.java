package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.ANY;
import static io.holdfast.platforms.SignalRule.CONCLUSION;
import static io.holdfast.platforms.SignalRule.GONE;
import static io.holdfast.platforms.SignalRule.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.AgentLeft;
import io.holdfast.contracts.telephony.Happening.AgentMissed;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallLeftQueue;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.Happening.TransferStarted;
import io.holdfast.contracts.telephony.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lines of Asterisk's `queue_log`, each read by itself.
///
/// The call is the `Uniqueid` of the caller's channel, which is the `Linkedid` of a plain inbound
/// call. The log knows a call only from its first queue on, and knows no holds: what it calls hold
/// time is the wait in the queue. A completed or abandoned call is taken to be over; who ended it
/// is a conclusion of the queue's, as in `AgentComplete`.
///
/// Whoever leaves a queue is told to have entered it, too: after an attended transfer into a queue
/// the entry stands under the consultation's id, and only the exit under the caller's.
public final class AsteriskQueueLog {
  public static final String COMPLETED = "asterisk.queue-log.completed";
  public static final String ABANDONED = "asterisk.queue-log.abandoned";

  /// What the signals of this class say.
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(
              COMPLETED,
              Pattern.compile("agent"),
              Says.AGENT,
              CONCLUSION,
              "concluded afterwards; it says agent also where the agent's media was lost"),
          rule(
              COMPLETED,
              Pattern.compile("caller"),
              Says.CALLER,
              CONCLUSION,
              "concluded afterwards, from the leg that was gone first"),
          rule(
              ABANDONED,
              ANY,
              Says.CALLER,
              GONE,
              "he was gone while he waited; a phone that is lost looks the same"));

  private AsteriskQueueLog() {}

  /// The facts in one line; none where it tells nothing of a call's life.
  ///
  /// @param event `{"line": "1795283789|1795283787.125|support|NONE|ENTERQUEUE||+1555…|1"}`
  /// @throws UnreadableEventException where the line is none of a `queue_log`
  public static List<Fact> facts(ObjectNode event, Origin origin) {
    QueueLogLine line = QueueLogLine.of(event.path("line").asText(""));
    if (!line.isOfACall()) {
      return List.of();
    }
    Sender sender = origin.sender();
    String call = sender.idOf(line.callId());
    List<Fact> told = origin.facts(line.at(), line.sequence(), call, told(line, sender));
    Instant since = told.isEmpty() ? null : line.waitedSince();
    if (since == null) {
      return told;
    }
    List<Fact> facts = new ArrayList<>(told);
    long sequence = since.equals(line.at()) ? line.sequence() : QueueLogLine.entering(since);
    facts.addAll(origin.facts(since, sequence, call, new Happening.CallQueued(line.queue(), null)));
    return facts;
  }

  /// When it happened.
  public static Instant at(ObjectNode event) {
    return QueueLogLine.of(event.path("line").asText("")).at();
  }

  private static Happening[] told(QueueLogLine line, Sender sender) {
    return switch (line.event()) {
      case "ENTERQUEUE" -> entered(line);
      case "ABANDON" ->
          all(
              new CallLeftQueue(line.queue(), QueueExit.ABANDONED),
              new CallEnded(null, null, null, null, Map.of(ABANDONED, "caller")));
      case "EXITEMPTY" -> all(new CallLeftQueue(line.queue(), QueueExit.OVERFLOW));
      case "EXITWITHKEY", "WITHDRAW" -> all(new CallLeftQueue(line.queue(), QueueExit.UNKNOWN));
      case "EXITWITHTIMEOUT" -> all(new CallLeftQueue(line.queue(), QueueExit.TIMEOUT));
      default -> ofMember(line, sender);
    };
  }

  /// A member who is called by a number outside is nobody's agent: the caller speaks with them.
  private static Happening[] ofMember(QueueLogLine line, Sender sender) {
    String leg = line.parameter(1) == null ? null : sender.idOf(line.parameter(1));
    String member = line.agent() == null ? null : sender.identity().in(line.agent());
    if (member == null || AgentIdentity.isPossible(member)) {
      return member == null ? all() : toldOf(member, leg, line);
    }
    return switch (line.event()) {
      case "CONNECT" -> {
        var left = new CallLeftQueue(line.queue(), QueueExit.ANSWERED);
        yield leg == null
            ? all(left)
            : all(left, new Happening.LegJoined(leg, null, Happening.Leg.OTHER, null));
      }
      case "COMPLETEAGENT", "COMPLETECALLER" -> all(new CallEnded(null, null, null, null, null));
      default -> all();
    };
  }

  private static Happening[] toldOf(String agent, @Nullable String leg, QueueLogLine line) {
    return switch (line.event()) {
      case "RINGNOANSWER", "AGENTDUMP" -> all(new AgentMissed(agent, line.queue(), null));
      case "CONNECT" ->
          all(
              new CallLeftQueue(line.queue(), QueueExit.ANSWERED),
              new Happening.AgentJoined(agent, line.queue(), leg));
      case "COMPLETEAGENT" ->
          all(
              new AgentLeft(agent, LeaveReason.UNKNOWN, null),
              new CallEnded(null, agent, null, null, Map.of(COMPLETED, "agent")));
      case "COMPLETECALLER" ->
          all(
              new AgentLeft(agent, LeaveReason.UNKNOWN, null),
              new CallEnded(null, null, null, null, Map.of(COMPLETED, "caller")));
      case "TRANSFER", "BLINDTRANSFER" ->
          all(
              new TransferStarted(
                  TransferKind.BLIND, agent, new Target(null, null, line.parameter(0))),
              new AgentLeft(agent, LeaveReason.TRANSFERRED, null));
      case "ATTENDEDTRANSFER" ->
          all(
              new TransferStarted(TransferKind.ATTENDED, agent, null),
              new Happening.TransferCompleted(null, null),
              new AgentLeft(agent, LeaveReason.TRANSFERRED, null));
      default -> all();
    };
  }

  /// The first that the log knows of a call. Of a call that is offered twice the first holds.
  private static Happening[] entered(QueueLogLine line) {
    String position = line.parameter(2);
    boolean known = position != null && position.matches("\\d{1,6}");
    var caller = new Happening.Caller(line.parameter(1), line.parameter(3), null, null, null, null);
    return all(
        new Happening.CallOffered(Direction.INBOUND, caller, null, null, null, null),
        new Happening.CallQueued(line.queue(), known ? Integer.valueOf(position) : null));
  }

  private static Happening[] all(Happening... happenings) {
    return happenings;
  }
}
