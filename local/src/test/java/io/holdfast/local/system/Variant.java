package io.holdfast.local.system;

import io.holdfast.local.replay.CallIds;
import io.holdfast.local.replay.Counts;
import io.holdfast.local.replay.Intake;
import io.holdfast.local.replay.Line;
import io.holdfast.local.replay.Recording;
import io.holdfast.local.replay.Replay;
import io.holdfast.local.replay.Stretch;
import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// One way in which the recordings reach the intake. Each recording has a tenant of its own within
/// a variant, so that a caller of one never meets himself in another.
///
/// @param name first part of the tenants' names
/// @param lines what becomes of a recording's lines before they are sent
/// @param speed of the replay; 0 as fast as it goes
record Variant(String name, UnaryOperator<List<Line>> lines, double speed) {
  /// All variants lie on one timeline that ended an hour ago: every promise is due.
  @SuppressWarnings("TimeInStaticInitializer") // one timeline for the whole test run
  static final Instant END = Instant.now().minus(Duration.ofHours(1));

  private static final long SHUFFLE_MICROS = 2_000_000;
  private static final int LATER = 250;
  private static final long SEED = 20261121;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static Variant plain() {
    return new Variant("plain", lines -> lines, 0);
  }

  /// Lines change places within two seconds of the recording's own time.
  static Variant shuffled() {
    return new Variant("shuffled", Variant::shuffle, 0);
  }

  /// Every line comes again at once, and once more some hundred lines later, in another request.
  static Variant repeated() {
    return new Variant("repeated", Variant::repeat, 0);
  }

  private static List<Line> repeat(List<Line> lines) {
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < lines.size() + LATER; i++) {
      if (i < lines.size()) {
        all.add(lines.get(i));
        all.add(lines.get(i));
      }
      if (i >= LATER) {
        all.add(lines.get(i - LATER));
      }
    }
    return all;
  }

  private static List<Line> shuffle(List<Line> lines) {
    Random random = new Random(SEED);
    record Placed(Line line, long micros) {}
    List<Placed> placed = new ArrayList<>();
    long moment = 0;
    for (Line line : lines) {
      moment = Math.max(moment, line.micros());
      placed.add(new Placed(line, moment + random.nextLong(SHUFFLE_MICROS)));
    }
    placed.sort(Comparator.comparingLong(Placed::micros));
    return placed.stream().map(Placed::line).toList();
  }

  String tenant(String recording) {
    return name + "-" + recording;
  }

  CallIds ids() {
    return new CallIds(name);
  }

  /// Sends one recording and waits for the last answer.
  Counts replay(Addresses addresses, String recording, long factor, Consumer<Replay.Sent> progress)
      throws Exception {
    String file = recording.equals("shift-a") ? "shift-a.jsonl.gz" : recording + ".jsonl";
    Recording original = Recording.bundled(file);
    Stretch stretch = Stretch.endingAt(END, original, factor);
    Recording changed = new Recording(lines.apply(original.lines()));
    Intake intake =
        new Intake(
            addresses.of(Service.CALL_EVENTS),
            tenant(recording),
            "asterisk-ami",
            "pbx-1",
            PATIENCE);
    return new Replay(changed, stretch, ids(), speed).run(intake, progress);
  }

  /// Sends everything: the shift stretched 80 times, the single calls 60 times.
  void replayAll(Addresses addresses, Consumer<Replay.Sent> progressOfTheShift) throws Exception {
    for (Truth single : Truth.ofSingleCalls()) {
      replay(addresses, single.recording(), 60, _ -> {});
    }
    replay(addresses, "shift-a", 80, progressOfTheShift);
  }
}
