package io.holdfast.abusepolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.abusepolicy.PolicyText.InvalidPolicyException;
import io.holdfast.contracts.telephony.Happening.Ground;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
  private static final String GOOD =
      """
      version: 3
      grounds: [racial-slur, sexist-comment]
      escalates: [threat]
      warning: {minAgeMs: 5000, maxAgeMs: 900000, repeatedAfter: true, wording: W2}
      training: {course: abuse-policy}
      allowForMs: 60000
      """;

  @Test
  void shouldShipTheDefaultOfTheIssue() {
    var text = PolicyText.resourceNamed("policies/default.yaml");
    var policy = text.version().policy();
    assertThat(text.version().version()).isEqualTo(1);
    assertThat(policy.grounds())
        .containsExactlyInAnyOrder(
            Ground.RACIAL_SLUR, Ground.SEXUAL_COMMENT, Ground.SEXIST_COMMENT);
    assertThat(policy.escalates()).containsExactly(Ground.THREAT);
    assertThat(policy.warning().minAgeMs()).isEqualTo(5_000);
    assertThat(policy.warning().maxAgeMs()).isEqualTo(900_000);
    assertThat(policy.warning().repeatedAfter()).isTrue();
    assertThat(policy.training().course()).isEqualTo("abuse-policy");
    assertThat(policy.allowForMs()).isEqualTo(60_000);
  }

  @Test
  void shouldHashWhatAPolicySaysNotHowItIsWritten() {
    String hash = PolicyText.read("a", GOOD).version().hash();
    assertThat(hash).matches("[0-9a-f]{64}");
    String otherOrder = GOOD.replace("version: 3\n", "# why\n") + "version: 3\n";
    assertThat(PolicyText.read("b", otherOrder).version().hash()).isEqualTo(hash);
    String otherWindow = GOOD.replace("5000", "6000");
    assertThat(PolicyText.read("c", otherWindow).version().hash()).isNotEqualTo(hash);
  }

  @Test
  void shouldReadItsOwnCanonicalTextAgain() {
    PolicyText text = PolicyText.read("a", GOOD);
    assertThat(PolicyText.read("b", text.canonical())).isEqualTo(text);
  }

  @Test
  void shouldRefuseFrustrationAsAGround() {
    refuses(GOOD.replace("racial-slur,", "frustration,"), "/grounds/0");
  }

  @Test
  void shouldRefuseAPolicyThatDoesNotEscalateThreats() {
    refuses(GOOD.replace("[threat]", "[]"), "/escalates");
  }

  @Test
  void shouldRefuseAWarningWindowThatIsEmpty() {
    refuses(GOOD.replace("5000", "900001"), "minAgeMs must not be above maxAgeMs");
  }

  @Test
  void shouldNameEverythingThatIsWrong() {
    String bad = GOOD.replace("version: 3", "version: zero").replace("allowForMs: 60000", "");
    assertThatThrownBy(() -> PolicyText.read("bad.yaml", bad))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("bad.yaml")
        .hasMessageContaining("/version")
        .hasMessageContaining("allowForMs");
  }

  @Test
  void shouldRefuseWhatIsNoPolicyAtAll() {
    refuses("grounds: [", "not YAML");
    refuses("just words", "object");
    refuses("", "object|no text");
    refuses(GOOD + "typo: 1\n", "typo");
  }

  @Test
  void shouldRefuseANewTextUnderAPublishedVersion() {
    var published = PolicyText.read("a", GOOD).version();
    var changed = PolicyText.read("a", GOOD.replace("W2", "W3")).version();
    PublishDefaultPolicy.checkUnchanged("a", published, published);
    assertThatThrownBy(() -> PublishDefaultPolicy.checkUnchanged("a", changed, published))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("give it a new version");
  }

  private static void refuses(String text, String because) {
    assertThatThrownBy(() -> PolicyText.read("test.yaml", text))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageStartingWith("Expected a valid abuse policy in test.yaml, found: ")
        .message()
        .containsPattern(Pattern.compile(because));
  }
}
