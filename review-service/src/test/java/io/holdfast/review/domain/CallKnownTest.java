package io.holdfast.review.domain;

import static io.holdfast.review.domain.Cases.call;
import static io.holdfast.review.domain.Cases.known;
import static io.holdfast.review.domain.Cases.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallKnownTest {
  @Test
  void shouldLearnNothingWhenAnEventIsOlderOrRepeatedOrWithoutASnapshot() {
    CallKnown known = known(call().ended(5));

    assertThat(known.with(call().by(Party.CALLER).ended(5))).isSameAs(known);
    assertThat(known.with(call().joined(4))).isSameAs(known);
    assertThat(known.with(new CallEvent(call().ended(6).fact(), null))).isSameAs(known);
  }

  @Test
  void shouldGiveGroundWhenARealEndComesAfterTheCallWasGivenUp() {
    assertThat(rules(known(call().expired(1)))).isEmpty();
    assertThat(rules(known(call().expired(1), call().wrappedUp(2)))).isEmpty();
    assertThat(rules(known(call().expired(1), call().ended(2)))).containsExactly("agent-hang-up");
  }

  @Test
  void shouldGiveNoGroundWhenTheEndWasImportedEvenAfterALiveWrapUp() {
    assertThat(rules(known(call().endedLongAgo(1), call().wrappedUp(2)))).isEmpty();
  }

  @Test
  void shouldGiveGroundWhenTheFirstEventSeenIsBehindTheEnd() {
    assertThat(rules(known(call().wrappedUp(9)))).containsExactly("agent-hang-up");
  }

  @Test
  void shouldKeepTheEventThatShowedTheEndingWhenTheWrapUpChangesNothing() {
    CallKnown known = known(call().ended(3), call().resolved(false).wrappedUp(4));

    assertThat(Cases.RULES.grounds(known)).extracting(Ground::eventId).containsExactly("c1-3");
  }

  @Test
  void shouldNameTheRevisionWhenItChangedTheEnding() {
    CallKnown known = known(call().ended(3), call().confidence(0.9).revised(4));

    assertThat(Cases.RULES.grounds(known)).extracting(Ground::eventId).containsExactly("c1-4");
  }

  @Test
  void shouldKeepTheEarliestPermissionInAnyOrder() {
    var early = call().decided(Verdict.ALLOW, Duration.ofSeconds(30));
    var late = call().decided(Verdict.ALLOW, Duration.ofSeconds(10));

    assertThat(known().with(early).with(late)).isEqualTo(known().with(late).with(early));
    assertThat(known().with(early).with(late)).isEqualTo(known().with(early));
  }

  @Test
  void shouldMatterOnlyWhenItEndedOrThePolicySpoke() {
    assertThat(known(call().joined(1)).matters()).isFalse();
    assertThat(known().with(call().decided(Verdict.DENY, Duration.ZERO)).matters()).isFalse();
    assertThat(known(call().ended(1)).matters()).isTrue();
    assertThat(known().with(call().decided(Verdict.ALLOW, Duration.ZERO)).matters()).isTrue();
  }
}
