package io.holdfast.local.replay;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// One recording on its way through an intake.
///
/// @param recording what to send
/// @param stretch the timeline to send it on
/// @param ids how this replay marks its calls
/// @param speed how many times faster than it was recorded; 0 for as fast as the intake takes it
public record Replay(Recording recording, Stretch stretch, CallIds ids, double speed) {
  /// Requests go out about this often.
  private static final double EVERY_MICROS = 250_000;

  private static final double NANOS_A_MICRO = 1_000;

  /// How far a replay is.
  public record Sent(int lines, int of, Counts counts) {}

  /// Sends everything, in order, one request after the other.
  ///
  /// @param progress told after every request
  public Counts run(Intake intake, Consumer<Sent> progress) throws InterruptedException {
    List<String> texts =
        recording.lines().stream().map(line -> line.rewritten(stretch, ids)).toList();
    long span = (long) (EVERY_MICROS * speed);
    long begun = System.nanoTime();
    Counts counts = Counts.NONE;
    int sent = 0;
    for (Batch batch : Batch.cut(recording, texts, span)) {
      await(begun, batch.offsetMicros());
      counts = counts.plus(intake.send(batch.lines()));
      sent += batch.lines().size();
      progress.accept(new Sent(sent, texts.size(), counts));
    }
    return counts;
  }

  private void await(long begun, long offsetMicros) throws InterruptedException {
    if (speed > 0) {
      long due = begun + (long) (offsetMicros * NANOS_A_MICRO / speed);
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    }
  }
}
