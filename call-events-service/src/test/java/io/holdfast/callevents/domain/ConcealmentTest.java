package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcealmentTest {
  private static final CallerKeys KEYS = CallerKeys.of("k".repeat(32).getBytes(UTF_8), "demo");

  @Test
  void shouldLeaveNoNumberInAnyFactOfAShift() {
    Recordings.facts("shift-a")
        .values()
        .forEach(facts ->
            facts.forEach(f ->
                assertThat(Concealment.conceal(f, KEYS).toJson().toString())
                    .doesNotContainPattern("\\+?\\d{11}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+15551230101",
        "+1 (555) 123-0101",
        "tel:+15551230101",
        "sip:+15551230101@example.org",
        "0015551230101",
        "<sip:+15551230101@x>;tag=1"
      })
  void shouldKnowTheSameCallerInEveryForm(String reported) {
    assertThat(offered(reported).token()).isEqualTo(KEYS.token("+15551230101"));
    assertThat(KEYS.open(String.valueOf(offered(reported).sealed()))).isEqualTo("+15551230101");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "", " ", "sip:anonymous@anonymous.invalid", "Restricted"})
  void shouldHaveNoTokenForACallerWhoWithheldHisNumber(String reported) {
    assertThat(offered(reported).token()).isNull();
    assertThat(offered(reported).number()).isNull();
  }

  @Test
  void shouldTakeNumbersOutOfUnknownFactsAndNotes() {
    ObjectNode fields = Json.object("{\"a\":{\"b\":[\"call +15551230101 now\"]}}".getBytes(UTF_8));
    assertThat(concealed(new Happening.Unknown(fields)).toString()).doesNotContain("5551230101");
    assertThat(concealed(new Happening.CallWrappedUp("1", null, null, "+15551230101")).toString())
        .doesNotContain("5551230101");
  }

  @Test
  void shouldKeepTheLegThatATransferOpens() {
    var started = new Happening.TransferStarted(null, "1001", null, "leg-2");
    assertThat(concealed(started)).isEqualTo(started);
  }

  @Test
  void shouldTakeNumbersOutOfEveryFieldThatHasOne() {
    var signalled =
        new Happening.HangupSignalled(
            Happening.Leg.AGENT,
            "+15551230101",
            "0015551230101",
            Happening.SignalOrigin.PHONE,
            new Happening.Cause(16, "by 15551230101", null),
            java.util.Map.of("sip.from", "sip:+15551230101@example.org"));
    assertThat(concealed(signalled).toString()).doesNotContain("5551230101");
    var outbound =
        new Happening.CallOffered(
            Happening.Direction.OUTBOUND, null, "+15551230101", null, null, null);
    assertThat(concealed(outbound).toString()).doesNotContain("5551230101");
  }

  @Test
  void shouldKeepIdsThatOnlyLookLikeNumbers() {
    var joined = new Happening.AgentJoined("1001", "support", "1795284059.157");
    assertThat(concealed(joined)).isEqualTo(joined);
  }

  @Test
  void shouldBelieveNoTokenThatASenderMadeUp() {
    var caller = new Happening.Caller(null, null, null, "c_x", "+15551230101", "v1.x");
    var told = concealed(new Happening.CallOffered(null, caller, null, null, null, null));
    assertThat(((Happening.CallOffered) told).caller())
        .isEqualTo(new Happening.Caller(null, null, null, null, null, null));
  }

  @Test
  void shouldTellSipUsersOfTwoHostsApart() {
    assertThat(offered("sip:alice@a.example").token())
        .isNotEqualTo(offered("sip:alice@b.example").token());
    assertThat(KEYS.open(String.valueOf(offered("sip:al.ice@a.example").sealed())))
        .isEqualTo("al.ice@a.example");
  }

  private static Happening concealed(Happening happening) {
    var envelope = Envelope.issued("i", "/a/b", "x", Story.NOON, "c1", "demo");
    return Concealment.conceal(new Fact(envelope, happening), KEYS).happening();
  }

  private static Happening.Caller offered(String number) {
    var caller = new Happening.Caller(number, null, null, null, null, null);
    var offered = concealed(new Happening.CallOffered(null, caller, null, null, null, null));
    return java.util.Objects.requireNonNull(((Happening.CallOffered) offered).caller());
  }
}
