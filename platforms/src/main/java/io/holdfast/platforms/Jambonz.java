package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.CONCLUSION;
import static io.holdfast.platforms.SignalRule.EXPLICIT;
import static io.holdfast.platforms.SignalRule.GONE;
import static io.holdfast.platforms.SignalRule.LEAVING;
import static io.holdfast.platforms.SignalRule.NETWORK_CAUSE;
import static io.holdfast.platforms.SignalRule.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Webhooks of jambonz: call status, account-level queue events, and what the verbs `dial` and
/// `enqueue` report.
///
/// The call is the `call_sid` of the caller's leg; a leg that was dialled for it names it as its
/// parent. Most webhooks have no time of their own: whoever passes them on adds `time`, else they
/// count from their arrival.
public final class Jambonz {
  static final String TERMINATION_BY = "jambonz.call-termination-by";
  static final String DIAL_CALL_STATUS = "jambonz.dial-call-status";
  static final String REQUEST = "jambonz.sip-request";
  static final String REASON = "jambonz.sip-reason";

  /// What the signals of this class say.
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(
              REQUEST,
              Pattern.compile("bye|cancel"),
              Says.LEG,
              EXPLICIT,
              "the request of that leg's phone came with the webhook"),
          rule(
              REASON,
              Pattern.compile(SipReason.LOST),
              Says.NETWORK,
              NETWORK_CAUSE,
              "a session that timed out or failed made that BYE, and no wish"),
          rule(
                  TERMINATION_BY,
                  Pattern.compile("caller"),
                  Says.CALLER,
                  GONE,
                  "nobody else was there; a program that ended it looks the same before 0.9.4")
              .in(SignalRule.Scope.ALONE),
          rule(
              TERMINATION_BY,
              Pattern.compile("caller"),
              Says.CALLER,
              LEAVING,
              "before 0.9.4 also where the API ended the call, maybe for the agent"),
          rule(
              TERMINATION_BY,
              Pattern.compile("jambonz"),
              Says.PLATFORM,
              CONCLUSION,
              "the application let go, which it also does where the agent hung up before"),
          rule(
              DIAL_CALL_STATUS,
              Pattern.compile("completed"),
              Says.LEG,
              CONCLUSION,
              "the dialled leg ended first; so it does at a time limit, or with a lost phone"));

  /// SIP's status of an INVITE that was taken back.
  private static final int CANCELLED = 487;

  private final ObjectNode event;
  private final Origin origin;
  private final Instant at;

  private Jambonz(ObjectNode event, Origin origin, Instant at) {
    this.event = event;
    this.origin = origin;
    this.at = at;
  }

  /// The facts in one webhook; none for one that tells nothing of a call's life.
  ///
  /// @param payload the webhook, or a message that holds it as `data` or `payload`
  /// @param arrivedAt when it came, for what has no time of its own
  /// @throws UnreadableEventException where it names no call, or its time is none
  public static List<Fact> facts(ObjectNode payload, Origin origin, Instant arrivedAt) {
    ObjectNode event = within(within(payload, "data"), "payload");
    String time = text(payload, "time");
    try {
      Instant at = time == null ? arrivedAt : OffsetDateTime.parse(time).toInstant();
      return new Jambonz(event, origin, at).told();
    } catch (DateTimeParseException e) {
      throw new UnreadableEventException("bad-field", "Expected an instant in time");
    }
  }

  private List<Fact> told() {
    if (event.has("queue") && event.has("event")) {
      return queueEvent();
    }
    if (event.has("refer_details")) {
      return tell(new Happening.TransferStarted(TransferKind.BLIND, null, null));
    }
    if (event.has("dial_call_status") && "in-progress".equals(text(event, "call_status"))) {
      return dialEnded();
    }
    if (event.has("queue_sid")) {
      return List.of(); // `queue_result` says `hangup` of every call, also after a talk
    }
    String status = text(event, "call_status");
    return status == null ? List.of() : parent() == null ? caller(status) : dialled(status);
  }

  private List<Fact> caller(String status) {
    return switch (status) {
      case "trying" -> tell(offered());
      case "completed", "failed", "busy", "no-answer" -> callEnded();
      default -> List.of();
    };
  }

  private Happening offered() {
    boolean inbound = !"outbound".equals(text(event, "direction"));
    Caller caller =
        new Caller(text(event, "from"), text(event, "caller_name"), null, null, null, null);
    return new Happening.CallOffered(
        inbound ? Direction.INBOUND : Direction.OUTBOUND,
        inbound ? caller : null,
        text(event, "to"),
        null,
        null,
        null);
  }

  private List<Fact> callEnded() {
    Map<String, String> asked = requestOf("caller".equals(text(event, "call_termination_by")));
    return asked.isEmpty() ? tell(ended()) : tell(word(Leg.CALLER, null, asked), ended());
  }

  private Happening word(Leg leg, @Nullable String agent, Map<String, String> signals) {
    return new Happening.HangupSignalled(
        leg, text(event, "call_sid"), agent, SignalOrigin.SWITCH, null, signals);
  }

  /// What the phone of this leg asked for, so far as the webhook shows the request: since 0.9.7 it
  /// has the headers of a BYE, and of that alone. One with `X-Reason` is the border's own.
  private Map<String, String> requestOf(boolean ended) {
    JsonNode headers = event.path("headers");
    if ("completed".equals(text(event, "call_status"))) {
      String reason = SipReason.of(text(headers, "reason"));
      if (reason != null && reason.matches(SipReason.LOST)) {
        return Map.of(REASON, reason);
      }
      boolean bye = ended && !headers.isEmpty() && !headers.has("x-reason");
      return bye ? Map.of(REQUEST, "bye") : Map.of();
    }
    boolean cancelled = ended && event.path("sip_status").asInt() == CANCELLED;
    return cancelled ? Map.of(REQUEST, "cancel") : Map.of();
  }

  private Happening ended() {
    int sip = event.path("sip_status").asInt();
    String by = text(event, "call_termination_by");
    return new Happening.CallEnded(
        null,
        null,
        null,
        new Cause(null, text(event, "sip_reason"), sip == 0 ? null : sip),
        by == null ? null : Map.of(TERMINATION_BY, by));
  }

  /// The status of a leg that was dialled for the caller.
  private List<Fact> dialled(String status) {
    String leg = text(event, "call_sid");
    String agent = agent(event);
    if (agent == null) {
      return status.equals("in-progress")
          ? tell(new Happening.TransferCompleted(null, null))
          : List.of();
    }
    return switch (status) {
      case "ringing", "early-media" -> tell(new Happening.AgentRang(agent, null, leg));
      case "in-progress" -> tell(new Happening.AgentJoined(agent, null, leg));
      case "failed", "busy", "no-answer" -> tell(new Happening.AgentMissed(agent, null, leg));
      case "completed" -> {
        Map<String, String> asked = requestOf(true);
        var left = new Happening.AgentLeft(agent, LeaveReason.UNKNOWN, leg);
        yield asked.isEmpty() ? tell(left) : tell(word(Leg.AGENT, agent, asked), left);
      }
      default -> List.of();
    };
  }

  /// The verb `dial` is over and the caller's leg goes on: the dialled one ended first.
  private List<Fact> dialEnded() {
    Map<String, String> signals = Map.of(DIAL_CALL_STATUS, event.path("dial_call_status").asText());
    return tell(
        new Happening.HangupSignalled(
            Leg.AGENT, text(event, "dial_call_sid"), null, SignalOrigin.SWITCH, null, signals));
  }

  /// `abandoned` is told of callers whom the verb `leave` took out, too: why stays open.
  private List<Fact> queueEvent() {
    String queue = text(event, "queue");
    String what = text(event, "event");
    if ("join".equals(what)) {
      return tellAt(millis("join_time"), new Happening.CallQueued(queue, null));
    }
    if (!"leave".equals(what)) {
      return List.of();
    }
    Instant left = millis("leave_time");
    if (!"dequeued".equals(text(event, "leave_reason"))) {
      return tellAt(left, new Happening.CallLeftQueue(queue, QueueExit.UNKNOWN));
    }
    var answered = new Happening.CallLeftQueue(queue, QueueExit.ANSWERED);
    JsonNode dequeuer = event.path("dequeuer");
    String agent = agent(dequeuer);
    return agent == null
        ? tellAt(left, answered)
        : tellAt(
            left, answered, new Happening.AgentJoined(agent, queue, text(dequeuer, "call_sid")));
  }

  /// The agent as the application names him (verb `tag`, or the tag of a dial), else the extension
  /// on the leg; null where there is but a phone number.
  private static @Nullable String agent(JsonNode leg) {
    String named = text(leg.path("customerData"), "agent");
    String side = "inbound".equals(text(leg, "direction")) ? "from" : "to";
    String address = text(leg, side);
    return named == null && address != null
        ? FreeSwitchEvent.extension(address.replaceFirst("^sips?:", "").replaceFirst("@.*$", ""))
        : named;
  }

  private static ObjectNode within(ObjectNode outer, String field) {
    return outer.path(field) instanceof ObjectNode inner ? inner : outer;
  }

  private @Nullable String parent() {
    return text(event, "parent_call_sid");
  }

  private List<Fact> tell(Happening... happenings) {
    return tellAt(at, happenings);
  }

  private List<Fact> tellAt(Instant instant, Happening... happenings) {
    String call = parent() == null ? text(event, "call_sid") : parent();
    if (call == null) {
      throw new UnreadableEventException("missing-field", "Expected a field call_sid");
    }
    return origin.facts(instant, call, happenings);
  }

  private Instant millis(String field) {
    String millis = text(event, field);
    if (millis == null) {
      return at;
    }
    if (!millis.matches("\\d{10,14}")) {
      throw new UnreadableEventException("bad-field", "Expected milliseconds in " + field);
    }
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isEmpty() ? null : text;
  }
}
