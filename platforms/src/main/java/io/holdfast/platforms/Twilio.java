package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.CLOSED_TAB;
import static io.holdfast.platforms.SignalRule.EXPLICIT;
import static io.holdfast.platforms.SignalRule.GONE;
import static io.holdfast.platforms.SignalRule.SWITCH_CAUSE;
import static io.holdfast.platforms.SignalRule.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/// Webhooks of Twilio: status callbacks of calls, events of conferences and their participants, and
/// TaskRouter's events, as forms or as Event Streams sends them.
///
/// The party that let go comes from the participant who left and from the end of the conference,
/// never from `CallStatus=completed`, which says that a leg is over and nothing else.
public final class Twilio {
  static final String PARTICIPANT_LEFT = "twilio.reason-participant-left";
  static final String CONFERENCE_ENDED = "twilio.reason-conference-ended";
  static final String TASK_CANCELED = "twilio.task-canceled-reason";
  static final String HANG_UP_BY = "twilio.hang-up-by";
  static final String CALL_STATUS = "twilio.call-status";
  public static final String RESERVATION = "twilio.reservation";

  /// Added to a reason of a leg that is a softphone's in a browser.
  static final String CLIENT = " client";

  private static final String STREAM = "com.twilio.";
  private static final String TASKROUTER = "com.twilio.taskrouter.";

  /// What the signals of these events say. Sources: TwiML `<Conference>`, the changelog of
  /// 2023-10-25, and the Flex project template (`hang-up-by`).
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(
              PARTICIPANT_LEFT,
              Pattern.compile("participant_hung_up" + CLIENT),
              Says.LEG,
              CLOSED_TAB,
              "a softphone in a browser: a closed tab looks the same"),
          rule(
              CONFERENCE_ENDED,
              Pattern.compile("participant-with-end-conference-on-exit-left" + CLIENT),
              Says.NOBODY,
              0,
              "it follows the leaving of a softphone, which another event tells"),
          rule(
              PARTICIPANT_LEFT,
              Pattern.compile("participant_hung_up"),
              Says.LEG,
              EXPLICIT,
              "the platform's own explicit word"),
          rule(
              PARTICIPANT_LEFT,
              Pattern.compile("conference_ended_via_api"),
              Says.PLATFORM,
              SWITCH_CAUSE,
              "a program ended it, maybe for a party that it does not name"),
          rule(
              PARTICIPANT_LEFT,
              Pattern.compile("moderator_ended_conference|participant_updated_via_api"),
              Says.NOBODY,
              0,
              "he was sent away; another participant's event says by whom"),
          rule(
              CONFERENCE_ENDED,
              Pattern.compile("participant-with-end-conference-on-exit-left"),
              Says.LEG,
              EXPLICIT,
              "the platform's own explicit word"),
          rule(
              CONFERENCE_ENDED,
              Pattern.compile("conference-ended-via-api|.*-kicked"),
              Says.PLATFORM,
              SWITCH_CAUSE,
              "a program ended it, maybe for a party that it does not name"),
          rule(
              CONFERENCE_ENDED,
              Pattern.compile("last-participant-left"),
              Says.NOBODY,
              0,
              "the last to leave is not the one who ended the talk"),
          rule(
              TASK_CANCELED,
              Pattern.compile("hangup"),
              Says.CALLER,
              EXPLICIT,
              "the caller hung up before anybody took the task"),
          rule(
              HANG_UP_BY,
              Pattern.compile("(?i)agent"),
              Says.AGENT,
              EXPLICIT,
              "the agent pressed the button in Flex"),
          rule(
              HANG_UP_BY,
              Pattern.compile("(?i)customer"),
              Says.CALLER,
              GONE,
              "what the plugin takes for granted where it saw no button pressed"),
          rule(
              RESERVATION,
              Pattern.compile("wrapup"),
              Says.LEG,
              CLOSED_TAB,
              "their wrap-up: it counts beside the word of their own softphone only"),
          rule(
              CALL_STATUS,
              Pattern.compile("failed"),
              Says.NETWORK,
              SWITCH_CAUSE,
              "the call could not be connected"));

  private Twilio() {}

  /// The facts in one webhook, as a form's fields or an event of Event Streams.
  ///
  /// @throws UnreadableEventException where a field that it must have is missing or wrong
  public static List<Fact> facts(ObjectNode payload, Origin origin) {
    Fields fields = new Fields(payload);
    String stream = fields.text("type");
    if (stream != null && stream.startsWith(STREAM)) {
      return stream.startsWith(TASKROUTER)
          ? new TwilioTask(fields.in("data").in("payload"), null, origin).facts()
          : List.of();
    }
    String callId = fields.text("query.callId");
    if (fields.text("StatusCallbackEvent") != null) {
      return new TwilioConference(fields, callId, origin).facts();
    }
    if (fields.text("EventType") != null) {
      return new TwilioTask(fields, callId, origin).facts();
    }
    if (fields.text("CallStatus") != null) {
      return new TwilioCall(fields, callId, origin).facts();
    }
    throw new UnreadableEventException(
        "missing-field", "Expected StatusCallbackEvent, EventType or CallStatus");
  }

  /// When it happened: `TimestampMs`, else `Timestamp`, which is seconds or milliseconds since
  /// 1970, ISO-8601, or RFC 2822 in whole seconds.
  static Instant at(Fields event) {
    String text = event.text("TimestampMs", "Timestamp");
    if (text == null) {
      throw new UnreadableEventException("missing-field", "Expected a field Timestamp");
    }
    try {
      if (text.matches("\\d{10}|\\d{13}")) {
        long number = Long.parseLong(text);
        return text.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
      }
      return text.contains(",")
          ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)
          : Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new UnreadableEventException("bad-field", "Expected an instant in Timestamp");
    }
  }
}
