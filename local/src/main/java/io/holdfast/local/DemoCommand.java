package io.holdfast.local;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.local.replay.CallIds;
import io.holdfast.local.replay.Intake;
import io.holdfast.local.replay.Recording;
import io.holdfast.local.replay.Replay;
import io.holdfast.local.replay.Stretch;
import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.Dialler;
import io.holdfast.local.running.Service;
import io.holdfast.local.story.Shift;
import io.holdfast.local.story.Story;
import io.holdfast.local.story.WhereToLook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `holdfast demo`: everything, a recorded shift, and what came of it.
@Command(
    name = "demo",
    description = {
      "Starts everything, replays a recorded shift of a real Asterisk (stretched to nine hours that",
      "end now), lets a stand-in platform dial, and shows what came of it.",
      "Ports that are not set are free ones."
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin HelpOption help = new HelpOption();

  private static final String TENANT = "demo";
  private static final String SHIFT = "shift-a.jsonl.gz";
  private static final int STRETCH = 80;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Nothing is dialled until 10 s after an end arrived; then the queue has to drain.
  private static final Duration SETTLE_WITHIN = Duration.ofSeconds(40);

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "replays N times as fast as it was recorded; 0: as fast as it goes (${DEFAULT-VALUE})")
  double speed;

  @Option(names = "--keep", description = "leaves everything running until Ctrl-C")
  boolean keep;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keeps all data there, and takes it up again (else it goes with the run)")
  @Nullable Path data;

  @Option(names = "--fixed-ports", description = "takes the ports of the contract, not free ones")
  boolean fixedPorts;

  @Mixin PortOptions ports = new PortOptions();

  @Override
  public Integer call() throws Exception {
    Progress progress = Progress.onConsole();
    Addresses addresses = ports.addresses(fixedPorts);
    try (Running running = Running.start(addresses, data, progress);
        Dialler dialler = Dialler.start(addresses)) {
      CallIds ids = replay(addresses, progress);
      settle(addresses, ids, dialler, progress);
      Shift shift = Shift.read(addresses, TENANT, ids);
      System.out.println();
      new Story(shift, ZoneId.systemDefault()).lines().forEach(System.out::println);
      System.out.println();
      WhereToLook.lines(addresses).forEach(System.out::println);
      if (keep) {
        System.out.println("\nCtrl-C stops it all.");
        running.stay();
      }
      System.out.println("\nAll of it stops now; ./holdfast demo --keep leaves it running.");
    }
    return ExitCode.DONE.code();
  }

  private CallIds replay(Addresses addresses, Progress progress)
      throws IOException, InterruptedException {
    Recording recording = Recording.bundled(SHIFT);
    CallIds ids = CallIds.fresh();
    Intake intake =
        new Intake(addresses.of(Service.CALL_EVENTS), TENANT, "asterisk-ami", "pbx-1", PATIENCE);
    Stretch timeline = Stretch.endingAt(Instant.now(), recording, STRETCH);
    ReplayCommand.run(new Replay(recording, timeline, ids, speed), intake, progress);
    return ids;
  }

  /// Waits until every promise that is due was dialled.
  private static void settle(Addresses addresses, CallIds ids, Dialler dialler, Progress progress)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(SETTLE_WITHIN);
    Instant quietUntil = Instant.now().plusSeconds(5);
    while (Instant.now().isBefore(deadline)) {
      List<Callback> promises = Shift.callbacks(addresses, TENANT, ids);
      long waiting = promises.stream().filter(DemoCommand::isDueSoon).count();
      if (waiting == 0 && !promises.isEmpty() && Instant.now().isAfter(quietUntil)) {
        return;
      }
      progress.now(
          "%d promises, %d of them due and not kept yet, %d callers reached"
              .formatted(promises.size(), waiting, dialler.calls()));
      Thread.sleep(Duration.ofMillis(500));
    }
  }

  private static boolean isDueSoon(Callback promise) {
    return switch (promise.status()) {
      case PROMISED, DIALLING -> true;
      case SCHEDULED -> promise.dueAt().isBefore(Instant.now());
      case KEPT, SUPERSEDED, CANCELLED, DECLINED, REFUSED, EXPIRED, FAILED, UNKNOWN -> false;
    };
  }
}
