package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.platforms.AgentIdentity;
import io.holdfast.platforms.AsteriskAmi;
import io.holdfast.platforms.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentIdentityTest {
  private static List<Fact> facts(String identity, boolean ownIds, String event, String... more) {
    var sender = DemoTenant.sender("/asterisk/pbx-2").naming(AgentIdentity.of(identity), ownIds);
    Map<String, String> headers =
        new HashMap<>(Map.of("Event", event, "Timestamp", "1772366400.5", "Linkedid", "1.1"));
    for (int i = 0; i < more.length; i += 2) {
      headers.put(more[i], more[i + 1]);
    }
    return AsteriskAmi.facts(headers, new Origin(sender, "digest"));
  }

  private static Happening.AgentJoined connected(String identity) {
    return (Happening.AgentJoined)
        facts(
                identity,
                false,
                "AgentConnect",
                "Interface",
                "PJSIP/agent1004",
                "MemberName",
                "Dora",
                "DestChannel",
                "PJSIP/agent1004-00000001",
                "DestCallerIDNum",
                "500",
                "DestUniqueid",
                "1.2")
            .getFirst()
            .happening();
  }

  @ParameterizedTest
  @CsvSource({
    "auto, agent1004, true",
    "interface, agent1004, ",
    "interface:agent(\\d+), 1004, ",
    "member-name, Dora, ",
    "member-name:(..), Do, "
  })
  void shouldNameAgentsAsTheSettingSays(String identity, String agent, Boolean provisional) {
    Happening.AgentJoined joined = connected(identity);
    assertThat(joined.agent()).isEqualTo(agent);
    assertThat(joined.provisional()).isEqualTo(provisional);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "interfaces", "interface:(", "member_"})
  void shouldNotStartWithAnotherWord(String setting) {
    assertThatThrownBy(() -> AgentIdentity.of(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("agent-identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15551230001", "5551230", "555 12-30", "+1", ""})
  void shouldNeverTakeANumberForAnAgent(String name) {
    assertThat(AgentIdentity.isPossible(name)).isFalse();
  }

  @Test
  void shouldTakeShortNumbersAndNamesForAgents() {
    assertThat(List.of("1", "300001", "agent1234567", "Dora")).allMatch(AgentIdentity::isPossible);
  }

  @Test
  void shouldTellTwoSwitchesCallsApartThatGiveTheSameIds() {
    String[] began = {"Uniqueid", "1.1", "CallerIDNum", "+15551230001", "Channel", "PJSIP/trunk-1"};
    assertThat(facts("auto", false, "Newchannel", began).getFirst().key().id()).isEqualTo("1.1");
    assertThat(facts("auto", true, "Newchannel", began).getFirst().key().id())
        .isEqualTo("pbx-2:1.1");
  }
}
