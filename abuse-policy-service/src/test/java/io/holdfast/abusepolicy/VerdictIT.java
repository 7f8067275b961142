package io.holdfast.abusepolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The verdict after a call, from what the topic and REST tell, in whatever order.
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class)
class VerdictIT {
  private final Instant end = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @Test
  void shouldFindUnwarnedWhenATrainedAgentEndsAReportedCall() {
    var call = trained("unwarned");
    try (var ear = new Ear("unwarned")) {
      ear.say(call.reported(3, end.minusSeconds(30), call.running(3)));
      ear.say(call.ended(9, end, Party.AGENT, null));

      assertThat(ear.await(all -> !all.isEmpty()))
          .singleElement()
          .satisfies(e -> {
            assertThat(e.envelope().type()).isEqualTo("abuse.verdict-given");
            assertThat(e.envelope().backfill()).isNull();
            assertThat(e.key()).hasToString("unwarned|c1");
            assertThat(e.decision()).isNull();
            assertThat(e.verdict())
                .extracting(CallVerdict::finding, CallVerdict::agent, CallVerdict::revision)
                .containsExactly(Finding.UNWARNED, Desktop.AGENT, 0);
          });
    }
  }

  @Test
  void shouldCallItAGoodEndingWhenTheCallerStoppedAfterTheWarning() {
    var call = trained("stopped");
    try (var ear = new Ear("stopped")) {
      ear.say(call.reported(3, end.minusSeconds(300), call.running(3)));
      ear.say(call.warned(4, end.minusSeconds(290)));
      ear.say(call.ended(9, end, Party.CALLER, null));

      assertThat(ear.verdicts(1))
          .extracting(CallVerdict::finding)
          .containsExactly(Finding.STOPPED_AFTER_WARNING);
    }
  }

  @Test
  void shouldJudgeAgainAndTellOnlyWhatDiffersWhenTheEndingIsRevised() {
    var call = trained("revised");
    try (var ear = new Ear("revised")) {
      ear.say(call.reported(3, end.minusSeconds(30), call.running(3)));
      ear.say(call.ended(9, end, Party.AGENT, null));
      ear.verdicts(1);
      ear.say(call.revised(10, end.plusMillis(5), Party.AGENT, 1));
      ear.say(call.revised(11, end, Party.CALLER, 2));
      ear.verdicts(2);
      ear.say(call.revised(12, end, Party.AGENT, 3));

      assertThat(ear.verdicts(3))
          .extracting(CallVerdict::finding, CallVerdict::revision)
          .containsExactly(
              tuple(Finding.UNWARNED, 0), tuple(Finding.UNKNOWN, 1), tuple(Finding.UNWARNED, 2));
      assertThat(ear.told()).extracting(e -> e.envelope().id()).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldJudgeAgainWhenFactsArriveAfterTheEnd() {
    var call = trained("late-facts");
    try (var ear = new Ear("late-facts")) {
      ear.say(call.ended(9, end, Party.AGENT, "abuse"));
      ear.verdicts(1);
      var after = call.snapshot(10, end, Party.AGENT, "abuse");
      ear.say(call.reported(10, end.minusSeconds(60), after));
      ear.say(call.warned(11, end.minusSeconds(50)));
      ear.say(
          call.reported(12, end.minusSeconds(40), call.snapshot(12, end, Party.AGENT, "abuse")));

      assertThat(ear.verdicts(2))
          .extracting(CallVerdict::finding)
          .containsExactly(Finding.UNWARNED, Finding.NOT_AUTHORISED);
    }
  }

  @Test
  void shouldJudgeWhenAReportComesOverRestAfterTheEnd() {
    var call = trained("late-rest");
    var desktop = new Desktop("late-rest");
    try (var ear = new Ear("late-rest")) {
      ear.say(call.ended(9, end, Party.AGENT, null));
      var marker = new CallEventsOf("late-rest", "c2");
      ear.say(marker.ended(9, end, Party.AGENT, "abuse"));
      ear.verdicts(1);
      desktop.report("c1", "sexist-comment", Duration.ofSeconds(60)).statusCode(201);

      var told = ear.await(all -> all.stream().anyMatch(e -> "c1".equals(e.envelope().callId())));
      assertThat(told.stream().filter(e -> "c1".equals(e.envelope().callId())))
          .extracting(VerdictIT::finding)
          .containsExactly(Finding.UNWARNED);
    }
  }

  @Test
  void shouldMarkTheVerdictAsHistoryWhenTheCallIsImported() {
    var call = new CallEventsOf("import", "c1");
    try (var ear = new Ear("import")) {
      ear.say(call.asHistory(call.ended(9, end.minus(Duration.ofDays(90)), Party.AGENT, "abuse")));

      assertThat(ear.await(all -> !all.isEmpty()))
          .singleElement()
          .satisfies(e -> assertThat(e.envelope().ofThePast()).isTrue());
    }
  }

  @Test
  void shouldFindUntrainedByTheTrainingOfThatDay() {
    new Desktop("lapsed").trainedSince(Duration.ofDays(400));
    var call = new CallEventsOf("lapsed", "c1");
    try (var ear = new Ear("lapsed")) {
      ear.say(call.ended(9, end, Party.AGENT, "abuse"));
      var earlier = new CallEventsOf("lapsed", "c2");
      ear.say(earlier.ended(9, end.minus(Duration.ofDays(200)), Party.AGENT, "abuse"));

      assertThat(ear.await(all -> all.size() >= 2))
          .extracting(e -> e.envelope().callId() + " " + finding(e))
          .containsExactlyInAnyOrder("c1 UNTRAINED", "c2 UNWARNED");
    }
  }

  @Test
  void shouldSayNothingOfOrdinaryCallsAndGoOnAfterWhatItCannotRead() {
    var call = trained("ordinary");
    try (var ear = new Ear("ordinary")) {
      ear.say(call.ended(9, end, Party.AGENT, null));
      ear.sayRubbish();
      ear.say(new CallEventsOf("ordinary", "c2").ended(9, end, Party.CALLER, null));
      ear.say(new CallEventsOf("ordinary", "c3").ended(9, end, Party.AGENT, "abuse"));

      assertThat(ear.await(all -> !all.isEmpty()))
          .extracting(e -> e.envelope().callId())
          .containsExactly("c3");
      ear.awaitDeadLetter("no-key");
    }
  }

  private static Finding finding(AbuseEvent event) {
    return Optional.ofNullable(event.verdict()).map(CallVerdict::finding).orElseThrow();
  }

  private static CallEventsOf trained(String tenant) {
    new Desktop(tenant).trainedSince(Duration.ofDays(30));
    return new CallEventsOf(tenant, "c1");
  }
}
