package io.holdfast.local;

import io.holdfast.local.replay.CallIds;
import io.holdfast.local.replay.Counts;
import io.holdfast.local.replay.Intake;
import io.holdfast.local.replay.Recording;
import io.holdfast.local.replay.Replay;
import io.holdfast.local.replay.Stretch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `holdfast replay FILE`: a recording into a running system.
@Command(
    name = "replay",
    description = {
      "Feeds a recording into a running system, so that it ends now.",
      "Every call id gets a suffix of its own: a second replay is of other calls."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Mixin HelpOption help = new HelpOption();

  @Mixin IntakeOptions to = new IntakeOptions();

  @Mixin TenantOption tenant = new TenantOption();

  @Parameters(paramLabel = "FILE", description = "one event a line as JSON, plain or gzipped")
  Path file = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "PLATFORM",
      defaultValue = "asterisk-ami",
      description = "whose events these are: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  Platform platform = Platform.ASTERISK_AMI;

  @Option(
      names = "--stretch",
      paramLabel = "N",
      defaultValue = "1",
      description = "makes every span N times as long (${DEFAULT-VALUE})")
  long stretch = 1;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "0",
      description = "N times as fast as it was recorded; 0: as fast as it goes (${DEFAULT-VALUE})")
  double speed;

  @Option(
      names = "--source",
      paramLabel = "S",
      defaultValue = "pbx-1",
      description = "name of the switch (${DEFAULT-VALUE})")
  String source = "pbx-1";

  @Override
  public Integer call() throws Exception {
    if (stretch < 1 || speed < 0) {
      throw new TroubleException(
          ExitCode.USAGE, "expected --stretch of at least 1, --speed of at least 0");
    }
    Intake intake =
        to.open(new Intake(to.url, tenant.get(), platform.toString(), source, PATIENCE));
    Recording recording = read();
    Stretch timeline = Stretch.endingAt(Instant.now(), recording, stretch);
    Progress progress = Progress.onConsole();
    run(
        new Replay(recording, timeline, CallIds.fresh(), speed),
        intake.telling(progress::now),
        progress);
    return ExitCode.DONE.code();
  }

  private Recording read() {
    try {
      return Recording.read(file);
    } catch (IOException | UncheckedIOException e) {
      throw TroubleException.unreadable("read", file, e);
    }
  }

  /// Replays with a line of progress and a summary.
  static void run(Replay replay, Intake intake, Progress progress) throws InterruptedException {
    Counts counts =
        replay.run(
            intake,
            sent ->
                progress.now(
                    "replayed %d of %d lines: %s"
                        .formatted(sent.lines(), sent.of(), sent.counts())));
    progress.said(
        "Replayed %d lines (calls end in -%s): %s"
            .formatted(replay.recording().lines().size(), replay.ids().suffix(), counts));
  }

  /// Platforms whose recordings can be replayed.
  enum Platform {
    ASTERISK_AMI;

    @Override
    public String toString() {
      return "asterisk-ami";
    }
  }
}
