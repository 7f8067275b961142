package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Payloads.ending;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.platforms.AsteriskCel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose the channels of CEL's rows are: a call's parties stay who they are, wherever its channels
/// are sent to. Seconds from noon; the call and its first channel are `1.1`.
class AsteriskCelPartiesTest {
  private static final String CALLER = "+15550107010";

  private final List<ObjectNode> rows = new ArrayList<>();

  /// A row; `1.1` is the leg of `PJSIP/trunk-00000001`.
  private ObjectNode row(
      String type, int second, String channel, @Nullable String number, String context) {
    ObjectNode row = Json.mapper().createObjectNode().put("eventtype", type);
    row.put("eventtime", String.valueOf(1_772_366_400L + second)).put("channame", channel);
    row.put("id", rows.size() + 1).put("linkedid", "1.1");
    row.put("uniqueid", "1." + channel.charAt(channel.length() - 1));
    rows.add(row.put("cid_num", number == null ? "" : number).put("context", context));
    return row;
  }

  private void enterAndLeave(String channel, @Nullable String number, String context, int from) {
    row("BRIDGE_ENTER", from, channel, number, context);
    row("BRIDGE_EXIT", from + 60, channel, number, context);
  }

  private void hangup(int second, String channel, @Nullable String number, String by) {
    row("HANGUP", second, channel, number, "from-internal")
        .put("extra", "{\"hangupcause\":16,\"hangupsource\":\"" + by + "\"}");
  }

  private CallSnapshot life() {
    String last = rows.getLast().path("eventtime").asText();
    row("LINKEDID_END", 0, "PJSIP/trunk-00000001", CALLER, "from-internal").put("eventtime", last);
    List<Fact> facts = Payloads.facts(rows, "/asterisk/pbx-1", AsteriskCel::facts);
    return Payloads.life(facts);
  }

  private void offered(@Nullable String number) {
    row("CHAN_START", 0, "PJSIP/trunk-00000001", number, "from-trunk");
    row("APP_START", 1, "PJSIP/trunk-00000001", number, "from-trunk")
        .put("appname", "Queue")
        .put("appdata", "support,t");
  }

  private void answeredBy(String endpoint, @Nullable String born, @Nullable String later) {
    String channel = "PJSIP/" + endpoint + "-00000002";
    row("CHAN_START", 50, channel, born, "from-internal");
    row("BRIDGE_ENTER", 60, channel, later, "from-internal").put("appname", "AppQueue");
    row("BRIDGE_EXIT", 120, channel, later, "from-internal").put("appname", "AppQueue");
  }

  @ParameterizedTest
  @ValueSource(strings = {CALLER, "anonymous", "", "4711"})
  void shouldNeverTakeACallerForAnAgentWhereverTheyAreHandedOnTo(String number) {
    offered(number);
    answeredBy("16", "16", "16");
    row("BLINDTRANSFER", 119, "PJSIP/16-00000002", "16", "from-internal");
    row("CHAN_START", 121, "PJSIP/22-00000003", "22", "from-internal");
    enterAndLeave("PJSIP/22-00000003", "22", "from-internal", 130);
    enterAndLeave("PJSIP/trunk-00000001", number, "from-internal", 130);
    hangup(190, "PJSIP/trunk-00000001", number, "PJSIP/trunk-00000001");
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("caller deliberate talk");
    assertThat(life.agents()).containsExactly("16", "22");
    assertThat(life.direction()).isEqualTo(Direction.INBOUND);
    assertThat(life.transfers()).isEqualTo(1);
  }

  @Test
  void shouldNotTakeSomebodyOutsideForAnAgent() {
    offered(CALLER);
    answeredBy("16", "16", "16");
    row("BLINDTRANSFER", 119, "PJSIP/16-00000002", "16", "from-internal");
    row("CHAN_START", 121, "PJSIP/carrier-00000003", "16", "from-trunk");
    enterAndLeave("PJSIP/carrier-00000003", "3311", "from-trunk", 130);
    hangup(190, "PJSIP/carrier-00000003", "3311", "PJSIP/carrier-00000003");
    CallSnapshot life = life();
    assertThat(life.agents()).containsExactly("16");
    assertThat(life.ending().agent()).isNull();
  }

  /// The switch gives a member without a caller id the number of whom it connects.
  @ParameterizedTest
  @ValueSource(strings = {"1001", "9000", CALLER})
  void shouldNameAMemberByTheirPhoneWhereTheCallerIdWasInvented(String invented) {
    offered(CALLER);
    answeredBy("agent7", null, invented);
    hangup(120, "PJSIP/agent7-00000002", invented, "PJSIP/agent7-00000002");
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("agent deliberate talk");
    assertThat(life.ending().agent()).isEqualTo("agent7");
    assertThat(life.agents()).containsExactly("agent7");
  }

  @Test
  void shouldNameNobodyByAnInventedCallerIdWhereTheBeginningWasMissed() {
    offered(CALLER);
    answeredBy("agent7", null, "1001");
    rows.removeIf(r ->
        r.path("eventtype").asText().equals("CHAN_START")
            && r.path("channame").asText().startsWith("PJSIP/agent7"));
    hangup(120, "PJSIP/agent7-00000002", "1001", "PJSIP/agent7-00000002");
    CallSnapshot life = life();
    assertThat(life.agents()).doesNotContain("1001");
    assertThat(life.ending().agent()).isNotEqualTo("1001");
  }

  @Test
  void shouldTakeAnEmployeeWhoCallsTheQueueForItsCaller() {
    row("CHAN_START", 0, "PJSIP/1050-00000001", "1050", "from-internal");
    row("APP_START", 1, "PJSIP/1050-00000001", "1050", "from-internal")
        .put("appname", "Queue")
        .put("appdata", "helpdesk,t");
    answeredBy("16", "16", "16");
    enterAndLeave("PJSIP/1050-00000001", "1050", "from-internal", 60);
    hangup(120, "PJSIP/1050-00000001", "1050", "PJSIP/1050-00000001");
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("caller deliberate talk");
    assertThat(life.agents()).containsExactly("16");
    assertThat(life.direction()).isEqualTo(Direction.INBOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"18", "20", "111", "127"})
  void shouldTakeAPhoneThatIsGoneForNoWish(String cause) {
    offered(CALLER);
    answeredBy("16", "16", "16");
    row("HANGUP", 120, "PJSIP/16-00000002", "16", "from-internal")
        .put("extra", "{\"hangupcause\":" + cause + ",\"hangupsource\":\"PJSIP/16-00000002\"}");
    assertThat(ending(life())).isEqualTo("network technical talk");
  }
}
