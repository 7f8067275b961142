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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
  @ValueSource(
      strings = {
        "anonymous",
        "",
        " ",
        "sip:anonymous@anonymous.invalid",
        "Restricted",
        "266696687",
        "+86282452253",
        "0",
        "s",
        "asterisk",
        "client:anna"
      })
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

  /// Each by itself, since one that is found would clean the others.
  @Test
  void shouldTakeNumbersOutOfEveryFieldThatHasOne() {
    for (Happening signalled :
        List.of(
            signalled("+15551230101", "1001", null, Map.of()),
            signalled("leg-1", "0015551230101", null, Map.of()),
            signalled("leg-1", "1001", "by 15551230101", Map.of()),
            signalled("leg-1", "1001", null, Map.of("sip.from", "sip:+15551230101@a")),
            signalled("leg-1", "1001", null, Map.of("from.15551230101", "x")))) {
      assertThat(concealed(signalled).toString()).doesNotContain("5551230101");
    }
    var outbound =
        new Happening.CallOffered(
            Happening.Direction.OUTBOUND, null, "+15551230101", null, null, null);
    assertThat(concealed(outbound).toString()).doesNotContain("5551230101");
  }

  private static Happening signalled(
      String leg, String agent, @Nullable String cause, Map<String, String> signals) {
    return new Happening.HangupSignalled(
        Happening.Leg.AGENT,
        leg,
        agent,
        Happening.SignalOrigin.PHONE,
        new Happening.Cause(16, cause, null),
        signals);
  }

  @Test
  void shouldNameNoLegByANumber() {
    assertThat(concealed(new Happening.LegStarted("l1", "+15551230101", Happening.Leg.AGENT)))
        .isEqualTo(new Happening.LegStarted("l1", null, Happening.Leg.AGENT));
    assertThat(concealed(new Happening.LegJoined("l1", "15551230101", null, null)))
        .isEqualTo(new Happening.LegJoined("l1", null, null, null));
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
  void shouldTellSipUsersOfTwoHostsApartAndSealNoneOfThem() {
    Happening.Caller alice = offered("sip:alice@a.example");
    assertThat(alice.token()).isNotNull().isNotEqualTo(offered("sip:alice@b.example").token());
    assertThat(alice.sealed()).isNull();
    assertThat(alice.masked()).isEqualTo("•••••••••••••••");
  }

  @ParameterizedTest
  @ValueSource(strings = {"112", "1001", "+15551230101,,123#", "+1555123\r\n0101", "Lobby phone"})
  void shouldKeepAMaskOnlyOfWhatCannotBeDialled(String reported) {
    Happening.Caller caller = offered(reported);
    assertThat(caller.token()).isNull();
    assertThat(caller.sealed()).isNull();
    assertThat(caller.masked()).contains("•").doesNotContain("555", "Lobby", "112");
  }

  @Test
  void shouldTakeWhoWasDialledForTheCallerOfAnOutboundCall() {
    var own = new Happening.Caller("+15550100000", "Desk", "C-7", null, null, null);
    for (Happening.Caller caller : java.util.Arrays.asList(null, own)) {
      var told =
          concealed(
              new Happening.CallOffered(
                  Happening.Direction.OUTBOUND, caller, "+1 555 123 0101", null, null, null));
      Happening.Caller customer = ((Happening.CallOffered) told).caller();
      assertThat(customer.token()).isEqualTo(KEYS.token("+15551230101"));
      assertThat(KEYS.open(customer.sealed())).isEqualTo("+15551230101");
      assertThat(told.toString()).doesNotContain("5551230101", "123 0101", "5550100000");
    }
    var inside =
        concealed(
            new Happening.CallOffered(Happening.Direction.OUTBOUND, null, "600", null, null, null));
    assertThat(((Happening.CallOffered) inside).caller()).isNull();
  }

  @Test
  void shouldShowNoNameThatIsTheNumber() {
    for (String name : List.of("+1 555 123-0101", "15551230101", "5551230101", "112")) {
      String number = name.equals("112") ? "112" : "+15551230101";
      var caller = new Happening.Caller(number, name, null, null, null, null);
      var told = concealed(new Happening.CallOffered(null, caller, null, null, null, null));
      assertThat(told.toString()).doesNotContain("0101", "112");
    }
  }

  @Test
  void shouldTakeNumbersOutOfNamesOfSignals() {
    var signals = Map.of("from.15551230101", "x", "to", "PJSIP/15551230101-0000002a");
    var ended = new Happening.CallEnded(null, null, null, null, signals);
    assertThat(concealed(ended).toString()).doesNotContain("5551230101").contains("from.");
  }

  @Test
  void shouldTakeNumbersOutOfKeysAndFiguresOfUnknownFacts() {
    ObjectNode fields =
        Json.object(
            ("{\"15551230101\":1,\"+15551230101\":2,\"n\":15551230101,\"m\":1.5551230101E10,"
                    + "\"spanMs\":15551230101,\"at\":1795284314000,\"few\":123456}")
                .getBytes(UTF_8));
    assertThat(((Happening.Unknown) concealed(new Happening.Unknown(fields))).fields().toString())
        .isEqualTo(
            "{\"•••••••••01\":1,\"+1••••••••01\":2,\"n\":\"•••••••••01\",\"m\":\"•••••••••01\","
                + "\"spanMs\":15551230101,\"at\":1795284314000,\"few\":123456}");
  }

  @Test
  void shouldKeepLegsApartWhoseIdsAreNumbers() {
    var one = new Happening.AgentJoined("1001", "support", "sip:+15551230101@x");
    var two = new Happening.AgentJoined("1001", "support", "sip:+15551290101@x");
    assertThat(concealed(one).toString()).doesNotContain("0101");
    assertThat(concealed(one)).isNotEqualTo(concealed(two)).isEqualTo(concealed(one));
  }

  @Test
  void shouldKeepIdsOfCustomersThatAreCounted() {
    for (String id : List.of("1234567", "123456789", "C-1234567890")) {
      var caller = new Happening.Caller(null, null, id, null, null, null);
      var told = concealed(new Happening.CallOffered(null, caller, null, null, null, null));
      assertThat(told.toString()).contains(id);
    }
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
