package io.holdfast.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Target;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static final String NUMBER = "+15550107013";

  /// Every fact that names an agent: by a number it names nobody, and tells what is left of it.
  @Test
  void shouldNameNobodyByANumber() {
    assertThat(told(new Happening.AgentRang(NUMBER, null, "l"))).isEmpty();
    assertThat(told(new Happening.AgentMissed(NUMBER, null, "l"))).isEmpty();
    assertThat(told(new Happening.AgentLeft(NUMBER, null, "l"))).isEmpty();
    assertThat(told(new Happening.AgentJoined(NUMBER, "q", "l")))
        .containsExactly(new Happening.LegJoined("l", null, Leg.OTHER, null));
    assertThat(told(new Happening.CallHeld(null, NUMBER, "l")))
        .containsExactly(new Happening.CallHeld(null, null, "l"));
    assertThat(told(new Happening.CallResumed(null, NUMBER, "l")))
        .containsExactly(new Happening.CallResumed(null, null, "l"));
    var to = new Target("q", NUMBER, null);
    assertThat(told(new Happening.TransferStarted(null, NUMBER, to, "l")))
        .containsExactly(
            new Happening.TransferStarted(null, null, new Target("q", null, NUMBER), "l"));
    assertThat(told(new Happening.TransferCompleted(to, null)))
        .containsExactly(new Happening.TransferCompleted(new Target("q", null, NUMBER), null));
    assertThat(told(new Happening.HangupSignalled(Leg.AGENT, "l", NUMBER, null, null, null)))
        .containsExactly(new Happening.HangupSignalled(Leg.AGENT, "l", null, null, null, null));
    assertThat(told(new Happening.CallEnded(null, NUMBER, null, null, null)))
        .containsExactly(new Happening.CallEnded(null, null, null, null, null));
    var known = new Happening.AgentJoined("desk-1234567890", "q", "l");
    assertThat(told(known)).containsExactly(known);
  }

  private static List<Happening> told(Happening happening) {
    Sender sender = new Sender("demo", "/acme/a", Set.of());
    return new Origin(sender, "d")
        .facts(Instant.EPOCH, "c", happening).stream().map(Fact::happening).toList();
  }

  @Test
  void shouldKnowAFamilyByTheWholeOfItsName() {
    for (String source :
        List.of(
            "/asterisk/pbx-1",
            "asterisk",
            "/asterisk",
            "/asteriskish/a",
            "/a",
            "",
            "/",
            "//asterisk")) {
      for (String family : List.of("asterisk", "a", "")) {
        assertThat(Origin.isOf(family, source))
            .as("%s of %s", source, family)
            .isEqualTo(Origin.familyOf(source).equals(family));
      }
    }
  }
}
