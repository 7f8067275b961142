package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Party;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds whose spans are known, and not when they were.
class HoldsReportedTest {
  private static Happening holds(@Nullable String agent, int holds, long ms, long longest) {
    return new Happening.HoldsReported(agent, holds, ms, longest);
  }

  @Test
  void shouldTakeReportedHoldsOffTheTalkAndSayThatTheirTimesAreNotKnown() {
    CallSnapshot life =
        call().queued(0).joined(10).ended(110).at(120, holds("1001", 3, 60_000, 40_000)).life();
    assertThat(life.holds()).isEqualTo(3);
    assertThat(life.holdMs()).isEqualTo(60_000);
    assertThat(life.longestHoldMs()).isEqualTo(40_000);
    assertThat(life.talkMs()).isEqualTo(40_000);
    assertThat(life.timeLostMs()).isEqualTo(70_000);
    assertThat(life.lastWaitEndedAt()).isEqualTo(Story.NOON.plusSeconds(10));
    assertThat(life.ending().evidence())
        .containsExactly(new Ending.Evidence("holds.spans-only", "3", Party.UNKNOWN));
    assertThat(life.ending().by()).isEqualTo(Party.UNKNOWN);
  }

  @Test
  void shouldBelieveTheFactsOfHoldsMoreThanAReportOnTheSameAgent() {
    CallSnapshot life =
        call()
            .joined(10)
            .held(20)
            .resumed(30)
            .ended(110)
            .at(120, holds("1001", 3, 60_000, 1))
            .life();
    assertThat(life.holds()).isEqualTo(1);
    assertThat(life.ending().evidence()).isEmpty();
    CallSnapshot whole =
        call().joined(10).held(20).resumed(30).ended(110).at(120, holds(null, 3, 60_000, 1)).life();
    assertThat(whole.holds()).isEqualTo(1);
  }

  @Test
  void shouldAddUpTheReportsOnSeveralAgents() {
    CallSnapshot life =
        call()
            .joined(10)
            .transferred(50)
            .joined(60, "1002", "a2")
            .ended(110)
            .at(120, holds("1001", 1, 20_000, 20_000))
            .at(121, holds("1002", 2, 30_000, 25_000))
            .life();
    assertThat(life.holds()).isEqualTo(3);
    assertThat(life.holdMs()).isEqualTo(50_000);
    assertThat(life.longestHoldMs()).isEqualTo(25_000);
  }

  @Test
  void shouldTakeTheReportThatIsSentAgainInPlaceOfTheOneBefore() {
    CallSnapshot life =
        call()
            .joined(10)
            .ended(110)
            .at(120, holds("1001", 1, 20_000, 20_000))
            .at(130, holds("1001", 2, 25_000, 20_000))
            .life();
    assertThat(life.holds()).isEqualTo(2);
    assertThat(life.holdMs()).isEqualTo(25_000);
  }

  @Test
  void shouldNotHoldLongerThanTheTalkThatTheHoldsLieIn() {
    CallSnapshot life =
        call()
            .joined(10)
            .ended(40)
            .at(50, holds("1001", 1, Long.MAX_VALUE, Long.MAX_VALUE))
            .at(50, holds("1002", Integer.MAX_VALUE, 5_000, 5_000))
            .life();
    assertThat(life.holdMs()).isEqualTo(30_000);
    assertThat(life.longestHoldMs()).isEqualTo(30_000);
    assertThat(life.talkMs()).isZero();
    assertThat(life.holds()).isPositive();
  }

  @Test
  void shouldSayNothingOfHoldsThatWereNone() {
    CallSnapshot life = call().joined(10).ended(40).at(50, holds("1001", 0, 0, 0)).life();
    assertThat(life.ending().evidence()).isEmpty();
  }
}
