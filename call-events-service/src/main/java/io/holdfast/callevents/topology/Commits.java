package io.holdfast.callevents.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/// Asks for commits by need: what was folded is seen only after one, and each costs the same for
/// few facts as for many.
///
/// While the stream keeps up, a commit follows [#SOONEST] after the last. A stream that is behind
/// waits as long again as its facts have waited already, so that more of them share a commit;
/// beyond a second Kafka Streams commits by itself ([#LATEST]). A commit is one for all tasks of a
/// thread.
final class Commits {
  /// Ours: with the commit itself, half of the facts are seen within the 60 ms that we promise. A
  /// commit costs some milliseconds of a processor at the broker, so that it is not shorter.
  static final Duration SOONEST = Duration.ofMillis(45);

  /// The interval at which Kafka Streams commits unasked.
  static final Duration LATEST = Duration.ofSeconds(1);

  private static final ThreadLocal<OfThread> OF_THREAD = ThreadLocal.withInitial(OfThread::new);

  private final ProcessorContext<?, ?> context;

  /// What the tasks of a thread share.
  private static final class OfThread {
    private long asked;
    private long due;
    private @Nullable Cancellable later;
  }

  /// For a task.
  Commits(ProcessorContext<?, ?> context) {
    this.context = context;
  }

  /// A fact was folded.
  ///
  /// @param arrived when it came, milliseconds; our clock and the broker's may be apart
  void folded(long arrived, long now) {
    long waited = now - arrived;
    if (waited >= LATEST.toMillis()) {
      return;
    }
    OfThread thread = OF_THREAD.get();
    long since = now - thread.asked; // negative where the clock was set back
    if (since < 0 || since >= Math.max(SOONEST.toMillis(), waited)) {
      ask(thread, now);
    } else if (thread.later == null || now > thread.due) { // what is overdue went with its task
      cancel(thread);
      thread.due = now + 2 * SOONEST.toMillis();
      thread.later =
          context.schedule(
              SOONEST, PunctuationType.WALL_CLOCK_TIME, at -> ask(OF_THREAD.get(), at));
    }
  }

  /// Also when it was the last fact for long: then nothing but time asks.
  private void ask(OfThread thread, long now) {
    cancel(thread);
    thread.asked = now;
    context.commit();
  }

  private static void cancel(OfThread thread) {
    if (thread.later != null) {
      thread.later.cancel();
      thread.later = null;
    }
  }
}
