package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.callbacks.CallbackEvent;
import io.holdfast.contracts.callbacks.DialRequest;
import io.holdfast.contracts.callbacks.Notification;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.reviews.CaseEvent;
import io.holdfast.contracts.reviews.CaseState;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.contracts.telephony.DialOutcome;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.HoldParty;
import io.holdfast.contracts.telephony.Reporter;
import io.holdfast.contracts.telephony.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Records with nothing in them but what a writer must give fit their schemas too.
class RecordSchemaTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");
  private static final Topics TOPICS = new Topics("x.");
  private static final CallSnapshot.CallerId CALLER =
      CallerKeys.of(new byte[32], "demo").conceal("+15550100101", null);

  static Stream<Happening> bareFacts() {
    var to = new Target("billing", null, null);
    var agent = HoldParty.AGENT;
    return Stream.of(
        new Happening.CallOffered(Happening.Direction.INBOUND, null, null, null, null, null),
        new Happening.CallQueued("support", null),
        new Happening.CallLeftQueue("support", Happening.QueueExit.UNKNOWN),
        new Happening.LegStarted("1760000730.21", null, null),
        new Happening.LegJoined("1760000730.21", null, null, null),
        new Happening.CallMerged("1760000731.5", "1760000730.21", null),
        new Happening.AgentRang("1001", null, null),
        new Happening.AgentMissed("1001", null, null),
        new Happening.AgentJoined("1001", null, null),
        new Happening.AgentLeft("1001", Happening.LeaveReason.UNKNOWN, null),
        new Happening.CallHeld(agent, null, null),
        new Happening.CallResumed(agent, null, null),
        new Happening.TransferStarted(Happening.TransferKind.BLIND, "1001", to),
        new Happening.TransferCompleted(to, null),
        new Happening.TransferFailed(to, null),
        new Happening.HangupSignalled(
            Happening.Leg.OTHER, null, null, Happening.SignalOrigin.SWITCH, null, null),
        new Happening.CallEnded(null, null, null, null, null),
        new Happening.QualityReported(Happening.Leg.CALLER, null, null, null),
        new Happening.CallWrappedUp("1001", null, null, null),
        new Happening.AbuseReported(
            Happening.Ground.THREAT, Reporter.SPEECH_ANALYTICS, null, null, null),
        new Happening.WarningGiven(Happening.Ground.RACIAL_SLUR, "1001", null, null),
        new Happening.CallRated(null, null),
        new Happening.CustomerComplained(TextNode.valueOf("c1"), "letter", null, null),
        new Happening.DialReported("d1", DialOutcome.AGENT_DECLINED),
        new Happening.HoldsReported(null, 0, 0, 0),
        new Happening.GapReported(NOON, NOON, null));
  }

  @ParameterizedTest
  @MethodSource("bareFacts")
  void shouldFitAsABareFactAndAsACallEvent(Happening happening) {
    String type = FactType.of(happening).orElseThrow().typeName();
    var fact = new Fact(envelope("/asterisk/pbx-1", type), happening);
    var call = new CallEvent(fact, snapshot());

    fits("telephony/" + type, TOPICS.telephonyEvents(), fact);
    fits("telephony/" + type, TOPICS.callEvents(), call);
    fits("shared/call-event", TOPICS.callEvents(), call);
  }

  @Test
  void shouldHaveABareFactOfEveryType() {
    assertThat(bareFacts().map(happening -> FactType.of(happening).orElseThrow()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(FactType.values()).filter(type -> !type.isDerived()).toList());
  }

  @Test
  void shouldFitAsADerivedEvent() {
    derived("call.ending-revised", new Happening.EndingRevised(1));
    derived("call.expired", new Happening.CallExpired(null));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void shouldFitAsACallbackOfEachStatus(Callback.Status status) {
    String type = "callback." + Json.mapper().<TextNode>valueToTree(status).textValue();
    var callback =
        new Callback(
            "cb1",
            "demo",
            "c1",
            status,
            new Callback.Drop(
                Callback.Kind.HUNG_UP_AFTER_WAIT, 600_000, Callback.Severity.MEDIUM, null),
            new Callback.CallerRef(null, null),
            null,
            0,
            NOON,
            NOON,
            null,
            null,
            List.of(),
            1L);

    fits(
        "callbacks/" + type,
        TOPICS.callbackEvents(),
        new CallbackEvent(envelope("/holdfast/callback", type), callback));
  }

  @Test
  void shouldFitAsAnOrderAndAMessage() {
    var dial = envelope("/holdfast/callback", "dial.requested");
    var message = envelope("/holdfast/callback", "notification.requested");

    fits(
        "callbacks/dial.requested",
        TOPICS.dialRequests(),
        new DialRequest(dial, "cb1.1", "cb1", 1, "+15550100101", NOON, null, null));
    fits(
        "callbacks/notification.requested",
        TOPICS.notifications(),
        new Notification(message, "cb1", "sms", "callback-promised", Map.of()));
  }

  @Test
  void shouldFitAsADecisionAndAVerdict() {
    var decided = envelope("/holdfast/abuse-policy", "abuse.decided");
    var judged = envelope("/holdfast/abuse-policy", "abuse.verdict-given");
    var policy = new AbuseEvent.PolicyRef(1, "sha256:00");
    var decision =
        new AbuseEvent.Decision(
            "d1", AbuseEvent.Verdict.WARN_FIRST, null, null, List.of(), policy, null, null);
    var verdict =
        new AbuseEvent.CallVerdict(
            AbuseEvent.Finding.STOPPED_AFTER_WARNING, null, null, List.of(), policy, 0);

    fits("abuse/abuse.decided", TOPICS.abuseDecisions(), new AbuseEvent(decided, decision, null));
    fits(
        "abuse/abuse.verdict-given",
        TOPICS.abuseDecisions(),
        new AbuseEvent(judged, null, verdict));
  }

  @Test
  void shouldFitAsACase() {
    var opened = envelope("/holdfast/review", "case.opened");
    var state = envelope("/holdfast/review", "case.state");

    fits("reviews/case.opened", TOPICS.reviewEvents(), new CaseEvent(opened, null, null, aCase()));
    fits("reviews/case.state", TOPICS.reviewCases(), new CaseState(state, aCase()));
  }

  private static void derived(String type, Happening happening) {
    var fact = new Fact(envelope("/holdfast/call-events", type), happening);
    fits("calls/" + type, TOPICS.callEvents(), new CallEvent(fact, snapshot()));
  }

  private static <V extends Event> void fits(String schema, Topic<String, V> topic, V event) {
    var value = Json.object(topic.toRecord(event).value());

    assertThat(Schemas.errors(schema + ".json", value)).isEmpty();
    assertThat(topic.values().decode(value)).isEqualTo(event);
  }

  private static Envelope envelope(String source, String type) {
    return Envelope.issued("e1", source, type, NOON, "c1", "demo");
  }

  private static ReviewCase aCase() {
    return new ReviewCase(
        "k1",
        "demo",
        ReviewCase.Kind.ABUSE_DISCONNECT,
        ReviewCase.Status.IN_REVIEW,
        ReviewCase.Severity.LOW,
        NOON,
        NOON,
        List.of("c1"),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        Map.of(),
        1);
  }

  private static CallSnapshot snapshot() {
    @Nullable Instant never = null;
    return new CallSnapshot(
        CallSnapshot.Phase.MENU,
        null,
        null,
        null,
        null,
        1,
        CALLER,
        null,
        null,
        List.of(),
        never,
        never,
        never,
        0,
        0,
        0,
        0,
        never,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        null,
        0);
  }
}
