package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.telephony.Happening.CallEnded;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A wait that ends because the caller ordered a callback of the platform's own has that reason; a
/// talk that breaks off has not, whatever was ordered meanwhile.
class CallbackOwedTest {
  private static Story ordered(Story story) {
    return story.at(15, new CallEnded(null, null, CallEnded.CALLBACK, null, null, "cb"));
  }

  private static String reason(Story story) {
    return Objects.requireNonNull(story.ended(20).life().ending()).reason();
  }

  @Test
  void shouldSayThatTheWaitEndedForACallback() {
    assertThat(reason(ordered(Story.call().queued(1)))).isEqualTo(CallEnded.CALLBACK);
  }

  @Test
  void shouldNotSayItOfATalkThatBroke() {
    assertThat(reason(ordered(Story.call().queued(1).joined(10)))).isNull();
  }
}
