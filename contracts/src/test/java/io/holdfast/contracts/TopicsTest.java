package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The table of section 2 of the contract, once more by hand.
class TopicsTest {
  private static final String TABLE =
      """
      telephony-events.v1 12 7
      call-events.v1 12 28
      callback-events.v1 6 28
      dial-requests.v1 6 1
      notifications.v1 6 1
      abuse-decisions.v1 6 400
      review-cases.v1 6 compacted
      review-events.v1 6 400
      """;

  @Test
  void shouldBeThoseOfTheContract() {
    var topics = new Topics("holdfast.").all().stream();

    assertThat(topics.map(TopicsTest::line))
        .containsExactlyElementsOf(TABLE.lines().map(line -> "holdfast." + line).toList());
  }

  @Test
  void shouldTakeAnotherPrefix() {
    var topics = new Topics("acme.calls.");

    assertThat(topics.all()).allSatisfy(t -> assertThat(t.name()).startsWith("acme.calls."));
    assertThat(topics.callEvents().deadLetters()).isEqualTo("dlq.acme.calls.call-events.v1");
  }

  @Test
  void shouldHaveDeadLettersOfWhatIsRead() {
    assertThat(new Topics("").read().stream().map(Topic::deadLetters))
        .containsExactly("dlq.telephony-events.v1", "dlq.call-events.v1", "dlq.abuse-decisions.v1");
    assertThat(Topics.DEAD_LETTER_RETENTION).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void shouldAskTheBrokerForCompactionOrATime() {
    var topics = new Topics("");

    assertThat(topics.reviewCases().settings()).isEqualTo(Map.of("cleanup.policy", "compact"));
    assertThat(topics.dialRequests().settings())
        .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "86400000"));
  }

  private static String line(Topic<String, ? extends Event> topic) {
    Duration kept = topic.retention();
    return topic.name()
        + " "
        + topic.partitions()
        + " "
        + (kept == null ? "compacted" : Long.toString(kept.toDays()));
  }
}
