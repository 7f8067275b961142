package io.holdfast.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.telephony.Happening.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom a platform means; the adapters as wholes are tested where their facts are folded, in
/// call-events-service.
class PartyTest {
  @ParameterizedTest
  @CsvSource({
    "customer, CALLER, , false",
    "Caller, CALLER, , false",
    "agent-1001, AGENT, 1001, false",
    "client:alice, AGENT, alice, true",
    "worker:alice, AGENT, alice, false",
    "WK000000000000000000000000000003e9, AGENT, WK000000000000000000000000000003e9, true",
    "agent, AGENT, , false",
    "supervisor, OTHER, , false",
    "agent-+15550100777, OTHER, , false",
    ", OTHER, , false"
  })
  void shouldTellTheLegOfATwilioParticipantFromHisLabel(
      String label, Leg leg, String agent, boolean client) {
    assertThat(TwilioConference.Party.of(label, "CA9", "CA1"))
        .isEqualTo(new TwilioConference.Party(leg, agent, client));
  }

  @Test
  void shouldNotTakeAPhoneNumberForAnAgentOfFreeSwitch() {
    assertThat(FreeSwitchEvent.extension("0049301234567")).isNull();
    assertThat(FreeSwitchEvent.extension("sip:15550100042@example.org")).isNull();
    assertThat(FreeSwitchEvent.extension("1002")).isEqualTo("1002");
  }
}
