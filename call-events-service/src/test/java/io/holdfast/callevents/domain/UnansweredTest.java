package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.AgentJoined;
import io.holdfast.contracts.telephony.Happening.AgentMissed;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnansweredTest {
  /// Facts of a call, and how often one of them was looked at.
  private static final class Looked extends AbstractList<Fact> {
    private final List<Fact> facts;
    private int looks;

    Looked(List<Fact> facts) {
      this.facts = facts;
    }

    @Override
    public Fact get(int place) {
      looks++;
      return facts.get(place);
    }

    @Override
    public int size() {
      return facts.size();
    }
  }

  private static Looked missedByMany() {
    Story story = Story.call().joined(1);
    for (int i = 0; i < 1_900; i++) {
      story.at(100 + i, new AgentMissed("a" + i, "q", "l" + i));
    }
    return new Looked(story.facts());
  }

  @Test
  void shouldLookForTheAnswerNoFurtherBackThanItCanLie() {
    Looked facts = missedByMany();
    assertThat(Unanswered.isTakenBackBy(facts)).isFalse();
    assertThat(facts.looks).isLessThan(40);

    Looked all = missedByMany();
    assertThat(Unanswered.among(all)).isEmpty();
    assertThat(all.looks).isLessThan(40 * all.size());
  }

  @Test
  void shouldFindTheAnswerWithinThatTime() {
    Story story = Story.call().at(100, new AgentJoined("x", "q", "l"));
    for (int i = 1; i < 20; i++) {
      story.at(100 + i, new AgentMissed("a" + i, "q", "l" + i));
    }
    story.at(125, new AgentMissed("x", "q", "l"));
    assertThat(Unanswered.isTakenBackBy(story.facts())).isTrue();
  }
}
