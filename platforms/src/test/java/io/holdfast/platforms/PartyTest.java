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
    "customer, CALLER, ",
    "Caller, CALLER, ",
    "agent-1001, AGENT, 1001",
    "worker:alice, AGENT, alice",
    "WK000000000000000000000000000003e9, AGENT, WK000000000000000000000000000003e9",
    "agent, AGENT, ",
    "supervisor, OTHER, ",
    "agent-+15550100777, OTHER, ",
    ", OTHER, "
  })
  void shouldTellTheLegOfATwilioParticipantFromHisLabel(String label, Leg leg, String agent) {
    assertThat(TwilioConference.Party.of(label, "CA9", "CA1"))
        .isEqualTo(new TwilioConference.Party(leg, agent));
  }

  @Test
  void shouldNotTakeAPhoneNumberForAnAgentOfFreeSwitch() {
    assertThat(FreeSwitchEvent.extension("0049301234567")).isNull();
    assertThat(FreeSwitchEvent.extension("sip:15550100042@example.org")).isNull();
    assertThat(FreeSwitchEvent.extension("1002")).isEqualTo("1002");
  }
}
