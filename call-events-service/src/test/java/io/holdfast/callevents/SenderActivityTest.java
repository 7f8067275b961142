package io.holdfast.callevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.Reading.Delivery;
import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenderActivityTest {
  private static final String PATH = "/v1/tenants/demo/platforms/asterisk-ami/";
  private static final Fact FACT = Story.call().facts().getFirst();

  private Instant now = Story.NOON;
  private final SenderActivity activity = new SenderActivity(() -> now);

  private void came(String path, Reading... readings) {
    List<IntakeAnswer.Rejection> rejected = new java.util.ArrayList<>();
    for (int i = 0; i < readings.length; i++) {
      if (readings[i] instanceof Reading.Rejected bad) {
        rejected.add(IntakeAnswer.Rejection.of(i, bad.why()));
      }
    }
    String platform = path.contains("/platforms/") ? "asterisk-ami" : "cloudevents";
    activity.add(
        new Delivery("demo", platform, Map.of("holdfast_path", path), false, List.of(readings)),
        new IntakeAnswer(0, 0, 0, 0, 0, rejected, List.of()));
  }

  private static Reading refused() {
    return new Reading.Rejected(
        new byte[0], "application/json", new UnreadableEventException("bad-json", "no"));
  }

  private List<SenderActivity.Sender> lately(int minutes) {
    return activity.of("demo", Duration.ofMinutes(minutes)).senders();
  }

  @Test
  void shouldTellWhatBecameOfEachSendersEvents() {
    came(
        PATH + "pbx-1",
        new Reading.Facts(List.of(FACT, FACT)),
        new Reading.Facts(List.of()),
        refused());
    came(PATH + "pbx-2", new Reading.Facts(List.of()));
    assertThat(lately(15))
        .containsExactly(
            new SenderActivity.Sender(
                "asterisk-ami", "pbx-1", now, 1, 2, 1, Map.of("bad-json", 1L)),
            new SenderActivity.Sender("asterisk-ami", "pbx-2", now, 0, 0, 1, Map.of()));
    assertThat(activity.of("other", Duration.ofMinutes(15)).senders()).isEmpty();
  }

  @Test
  void shouldNameSendersOfCloudEventsByTheirOwnSource() {
    came("/v1/tenants/demo/events", new Reading.Facts(List.of(FACT)), refused());
    assertThat(lately(15))
        .extracting(SenderActivity.Sender::source)
        .containsExactly("/asterisk/pbx-1", "unknown");
  }

  @Test
  void shouldForgetWhatIsOlderThanAsked() {
    came(PATH + "pbx-1", new Reading.Facts(List.of()));
    now = now.plus(Duration.ofMinutes(20));
    assertThat(lately(15)).isEmpty();
    came(PATH + "pbx-1", new Reading.Facts(List.of()));
    assertThat(lately(15)).extracting(SenderActivity.Sender::ignored).containsExactly(1L);
    assertThat(lately(30)).extracting(SenderActivity.Sender::ignored).containsExactly(2L);
    now = now.plus(SenderActivity.KEPT).plus(Duration.ofMinutes(2));
    came(PATH + "pbx-1", new Reading.Facts(List.of()));
    assertThat(lately(600)).extracting(SenderActivity.Sender::ignored).containsExactly(1L);
  }

  @Test
  void shouldRememberAThousandSendersAndNoMore() {
    for (int i = 0; i < 1_100; i++) {
      came(PATH + "pbx-" + i, new Reading.Facts(List.of()));
    }
    assertThat(lately(15)).hasSize(1_000).last().extracting("source").isEqualTo("pbx-1099");
  }

  @Test
  void shouldSaySinceWhenItCounts() {
    assertThat(activity.of("demo", Duration.ofMinutes(15)).since()).isEqualTo(Story.NOON);
    now = now.plus(Duration.ofHours(1));
    assertThat(activity.of("demo", Duration.ofMinutes(15)).since())
        .isEqualTo(now.minus(Duration.ofMinutes(15)));
  }
}
