package io.holdfast.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.contracts.reviews.ReviewCase.Trigger;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.review.domain.Told;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CasesIT extends OnTheRoad {
  @Test
  void shouldOpenACaseWhenAnAgentHangsUpOnACallerWhoWaited() {
    probe.send(topics.callEvents(), Told.hangUp(tenant, "c1").joined(1));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "c1").ended(2));

    ReviewCase told = awaitCase("c1", c -> c.status() == Status.OPEN);

    assertThat(told.kind()).isEqualTo(Kind.AGENT_HANG_UP);
    assertThat(told.agent()).isEqualTo("1001");
    assertThat(told.callerToken()).isEqualTo("c_c1");
    assertThat(told.openedAt()).isEqualTo(Told.END);
    assertThat(told.triggers()).extracting(Trigger::eventId).containsExactly("c1-2");
    assertThat(shown("c1")).isEqualTo(told);
    assertThat(awaitEvents("c1", 1))
        .singleElement()
        .satisfies(e -> {
          assertThat(e.envelope().type()).isEqualTo("case.opened");
          assertThat(e.by()).isNull();
          assertThat(e.state()).isEqualTo(told);
        });
  }

  @Test
  void shouldOpenACaseWhenThePolicyJudgedTheCall() {
    probe.send(topics.abuseDecisions(), Told.hangUp(tenant, "c2").judged(Finding.UNWARNED, 0));

    ReviewCase told = awaitCase("c2", c -> c.status() == Status.OPEN);

    assertThat(told.kind()).isEqualTo(Kind.ABUSE_DISCONNECT);
    assertThat(told.severity()).isEqualTo(ReviewCase.Severity.CRITICAL);
    assertThat(told.callerToken()).isNull();
  }

  @Test
  void shouldKeepOneCaseWhenBothTopicsGiveGround() {
    Told call = Told.hangUp(tenant, "c3").reason("abuse");
    probe.send(topics.abuseDecisions(), call.judged(Finding.JUSTIFIED, 0));
    awaitCase("c3", c -> c.triggers().size() == 1);
    probe.send(topics.callEvents(), call.ended(5));

    ReviewCase told = awaitCase("c3", c -> c.triggers().size() == 2);

    assertThat(told.triggers())
        .extracting(Trigger::rule)
        .containsExactly("ended-for-abuse", "abuse-judged");
    assertThat(told.version()).isEqualTo(2);
    assertThat(shown("c3")).isEqualTo(told);
    assertThat(awaitEvents("c3", 2))
        .extracting(e -> e.envelope().type())
        .containsExactly("case.opened", "case.trigger-added");
    assertThat(count("select count(*) from review_case where tenant = '" + tenant + "'"))
        .isEqualTo(1);
  }

  @Test
  void shouldCloseTheCaseWhenARevisionTakesItsGroundAwayAndOpenItAgainWhenOneComesBack() {
    Told call = Told.hangUp(tenant, "c4");
    probe.send(topics.callEvents(), call.ended(1));
    awaitCase("c4", c -> c.status() == Status.OPEN);

    probe.send(topics.callEvents(), call.by(Party.NETWORK).revised(2));
    ReviewCase closed = awaitCase("c4", c -> c.status() == Status.CLOSED);
    String reason =
        as("anyone").get("/v1/cases/" + caseOf("c4")).then().extract().path("closed.reason");
    probe.send(topics.callEvents(), call.revised(3));
    ReviewCase again = awaitCase("c4", c -> c.status() == Status.OPEN && c.version() > 2);

    assertThat(reason).isEqualTo("ending-revised");
    assertThat(closed.triggers()).extracting(Trigger::rule).containsExactly("agent-hang-up");
    assertThat(again.version()).isEqualTo(3);
    var events = awaitEvents("c4", 3);
    assertThat(events)
        .extracting(e -> e.envelope().type())
        .containsExactly("case.opened", "case.closed", "case.opened");
    assertThat(events.get(1).note()).isEqualTo("ending-revised");
  }
}
