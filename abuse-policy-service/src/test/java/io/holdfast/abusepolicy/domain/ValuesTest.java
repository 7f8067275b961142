package io.holdfast.abusepolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.telephony.Happening.Ground;
import org.junit.jupiter.api.Test;

class ValuesTest {
  @Test
  void shouldWriteAndFindWordsOfTheContract() {
    assertThat(Words.of(Ground.RACIAL_SLUR)).isEqualTo("racial-slur");
    assertThat(Words.find(Ground.class, "racial-slur")).contains(Ground.RACIAL_SLUR);
    assertThat(Words.find(Ground.class, "RACIAL_SLUR")).isEmpty();
    assertThat(Words.find(Ground.class, "rude")).isEmpty();
  }

  @Test
  void shouldGiveTheSameIdForTheSameCauseOnly() {
    assertThat(CausedId.of("demo", "c1", "verdict", "0"))
        .isEqualTo(CausedId.of("demo", "c1", "verdict", "0"))
        .isNotEqualTo(CausedId.of("demo", "c1", "verdict", "1"));
    assertThat(CausedId.of("demo", "a|b", "c")).isNotEqualTo(CausedId.of("demo", "a", "b|c"));
  }

  @Test
  void shouldHoldATrainingFromItsDayUntilItsEnd() {
    var training = new Training("1001", "abuse-policy", CallOf.at(0), CallOf.at(60));
    assertThat(training.heldAt(CallOf.at(-1))).isFalse();
    assertThat(training.heldAt(CallOf.at(0))).isTrue();
    assertThat(training.heldAt(CallOf.at(59.999))).isTrue();
    assertThat(training.heldAt(CallOf.at(60))).isFalse();
  }
}
