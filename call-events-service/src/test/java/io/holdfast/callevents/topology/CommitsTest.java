package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/// Tests share a thread, and so what was asked for last: each has its own time.
class CommitsTest {
  private static final AtomicLong TIME = new AtomicLong();

  private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
  private final Commits commits = new Commits(context);
  private final long start = TIME.addAndGet(1_000_000);

  private boolean asked() {
    boolean asked = context.committed();
    context.resetCommit();
    return asked;
  }

  @Test
  void shouldAskAtOnceAfterAQuietTime() {
    commits.folded(start, start);
    assertThat(asked()).isTrue();
    assertThat(context.scheduledPunctuators()).isEmpty();
  }

  @Test
  void shouldAskLaterForTheLastFactOfABurst() {
    commits.folded(start, start);
    asked();
    commits.folded(start + 5, start + 5);
    commits.folded(start + 6, start + 6);
    assertThat(asked()).isFalse();
    assertThat(context.scheduledPunctuators()).hasSize(1);
    var later = context.scheduledPunctuators().getFirst();
    assertThat(later.getInterval()).isEqualTo(Commits.SOONEST);
    later.getPunctuator().punctuate(start + 5 + Commits.SOONEST.toMillis());
    assertThat(asked()).isTrue();
    assertThat(later.cancelled()).isTrue();
  }

  @Test
  void shouldNotAskTwiceWhereAFactAskedBeforeTheTimeDid() {
    commits.folded(start, start);
    commits.folded(start + 5, start + 5);
    long due = start + Commits.SOONEST.toMillis();
    commits.folded(due, due);
    assertThat(context.scheduledPunctuators().getFirst().cancelled()).isTrue();
  }

  @Test
  void shouldAskAnewWhereTheTaskWithTheLaterAskingIsGone() {
    commits.folded(start, start);
    commits.folded(start + 5, start + 5);
    MockProcessorContext<Object, Object> next = new MockProcessorContext<>();
    Commits other = new Commits(next);
    other.folded(start + 200, start + 200);
    other.folded(start + 201, start + 201);
    assertThat(next.scheduledPunctuators()).hasSize(1);
  }

  @Test
  void shouldLetMoreFactsShareACommitTheLaterTheyAre() {
    commits.folded(start, start);
    asked();
    commits.folded(start - 300, start + 100);
    assertThat(asked()).isFalse();
    commits.folded(start + 50, start + 450);
    assertThat(asked()).isTrue();
  }

  @Test
  void shouldLeaveItToKafkaStreamsWhereTheStreamIsFarBehind() {
    commits.folded(start - 5_000, start);
    assertThat(asked()).isFalse();
    assertThat(context.scheduledPunctuators()).isEmpty();
  }
}
