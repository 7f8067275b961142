package io.holdfast.platforms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.AgentLeft;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An event of TaskRouter: a call as a task, its queues, and the workers it is offered to. A task
/// is routed again when it is transferred, so it is the call across all its agents.
final class TwilioTask {
  private final Fields event;
  private final String type;
  private final @Nullable String callId;
  private final Origin origin;

  /// @param callId the call, where the user's own address names it
  TwilioTask(Fields event, @Nullable String callId, Origin origin) {
    this.event = event;
    this.callId = callId == null ? event.text("TaskSid") : callId;
    String sid = event.text("Sid");
    // A webhook and Event Streams tell the same event under the same id.
    this.origin = sid == null ? origin : origin.naming(sid);
    type = Objects.requireNonNullElse(event.text("EventType"), "");
  }

  List<Fact> facts() {
    boolean voice = !"voice".equals(event.text("TaskChannelUniqueName"));
    if (callId == null || (event.text("TaskChannelUniqueName") != null && voice)) {
      return List.of();
    }
    return switch (type) {
      case "task.created" -> told(offered());
      case "task-queue.entered" -> told(new Happening.CallQueued(queue(), null));
      case "task-queue.timeout" -> told(new Happening.CallLeftQueue(queue(), QueueExit.TIMEOUT));
      case "reservation.created" -> told(new Happening.AgentRang(worker(), queue(), null));
      case "reservation.accepted" -> told(new Happening.AgentJoined(worker(), queue(), null));
      case "reservation.rejected",
          "reservation.timeout",
          "reservation.canceled",
          "reservation.rescinded" ->
          told(new Happening.AgentMissed(worker(), queue(), null));
      case "reservation.wrapup" -> told(left(), wrapsUp());
      case "reservation.completed" ->
          told(left(), new Happening.CallWrappedUp(worker(), null, null, null));
      case "task.transfer-initiated" ->
          told(new Happening.TransferStarted(kind(), initiator(), target()));
      case "task.transfer-completed" -> told(new Happening.TransferCompleted(target(), null));
      case "task.transfer-failed", "task.transfer-canceled" ->
          told(new Happening.TransferFailed(target(), type.substring("task.".length())));
      case "task.canceled" -> canceled();
      case "task.wrapup", "task.completed" -> told(ended());
      default -> List.of();
    };
  }

  private CallOffered offered() {
    Fields attributes = attributes();
    String from = attributes.text("from", "caller");
    String to = attributes.text("outboundTo", "to", "called");
    if ("outbound".equalsIgnoreCase(attributes.text("direction"))) {
      return new CallOffered(Direction.OUTBOUND, null, to, null, null, null);
    }
    Caller caller = from == null ? null : new Caller(from, null, null, null, null, null);
    return new CallOffered(Direction.INBOUND, caller, to, null, null, null);
  }

  /// Told after the leaving, so that nothing else depends on it.
  private HangupSignalled wrapsUp() {
    Map<String, String> wrapUp = Map.of(Twilio.RESERVATION, "wrapup");
    return new HangupSignalled(Leg.AGENT, null, worker(), SignalOrigin.SWITCH, null, wrapUp);
  }

  private AgentLeft left() {
    return new AgentLeft(worker(), Happening.LeaveReason.UNKNOWN, null);
  }

  /// Nobody takes the task any more. The reason is free text of the user's, but for this one word.
  private List<Fact> canceled() {
    boolean hungUp = "hangup".equalsIgnoreCase(event.text("TaskCanceledReason"));
    Map<String, String> signals = hungUp ? Map.of(Twilio.TASK_CANCELED, "hangup") : null;
    return told(
        new Happening.CallLeftQueue(queue(), hungUp ? QueueExit.ABANDONED : QueueExit.UNKNOWN),
        new CallEnded(null, null, null, null, signals));
  }

  private CallEnded ended() {
    String by = attributes().in("conversations").text("hangUpBy");
    boolean word = by != null && by.matches("[A-Za-z ]{1,40}");
    return new CallEnded(null, null, null, null, word ? Map.of(Twilio.HANG_UP_BY, by) : null);
  }

  private TransferKind kind() {
    if ("QUEUE".equalsIgnoreCase(event.text("TransferType"))) {
      return TransferKind.QUEUE;
    }
    boolean warm = "WARM".equalsIgnoreCase(event.text("TransferMode"));
    return warm ? TransferKind.ATTENDED : TransferKind.BLIND;
  }

  private @Nullable Target target() {
    String to = event.text("TransferTo");
    if (to == null) {
      return null;
    }
    boolean queue = to.startsWith("WQ");
    return new Target(queue ? to : null, queue ? null : to, null);
  }

  private @Nullable String initiator() {
    return event.text("TransferInitiatingWorkerSid", "WorkerSid");
  }

  private @Nullable String queue() {
    return event.text("TaskQueueName", "TaskQueueSid");
  }

  private String worker() {
    String worker = event.text("WorkerSid");
    if (worker == null) {
      throw new UnreadableEventException("missing-field", "Expected a field WorkerSid");
    }
    return worker;
  }

  /// The task's attributes, which come as text; what is none counts as empty.
  private Fields attributes() {
    String text = Objects.requireNonNullElse(event.text("TaskAttributes"), "{}");
    try {
      return new Fields(Json.object(text.getBytes(UTF_8)));
    } catch (UnreadableEventException e) {
      return new Fields(Json.mapper().createObjectNode());
    }
  }

  private List<Fact> told(Happening... happenings) {
    return origin.facts(Twilio.at(event), Objects.requireNonNull(callId), happenings);
  }
}
