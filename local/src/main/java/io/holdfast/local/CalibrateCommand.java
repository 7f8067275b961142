package io.holdfast.local;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.simulator.Calibration;
import io.holdfast.simulator.CentreKind;
import io.holdfast.simulator.FinishedCalls;
import io.holdfast.simulator.Plan;
import io.holdfast.simulator.Simulation;
import io.holdfast.simulator.Truth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `holdfast calibrate`: what the confidence of an ending is worth.
@Command(
    name = "calibrate",
    description = {
      "Plays a simulated day whose facts are lost, late and off the clock, finds out who ended each",
      "call, and compares that with the truth: of the endings that name an agent, how many are right",
      "at which confidence. Ends with 0 where the promise of docs/attribution.md holds, else with 1."
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final Instant A_MONDAY = Instant.parse("2026-03-02T07:00:00Z");
  private static final int SIZE = 300;
  private static final double REPEATS = 0.05;
  private static final Duration DISORDER = Duration.ofSeconds(30);

  @Mixin HelpOption help = new HelpOption();

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "20000",
      description = "callers of the day (${DEFAULT-VALUE})")
  int calls;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "another seed is another day (${DEFAULT-VALUE})")
  long seed;

  @Option(
      names = "--loss",
      paramLabel = "P",
      defaultValue = "0.02",
      description = "share of the facts that never arrive, 0 to 1 (${DEFAULT-VALUE})")
  double loss;

  @Option(
      names = "--skew",
      paramLabel = "SPAN",
      defaultValue = "2s",
      converter = SimulateOptions.Span.class,
      description = "clocks of switch, queue and desktops are off by up to that (${DEFAULT-VALUE})")
  Duration skew = Duration.ZERO;

  @Option(names = "--wrong", description = "lists the wrong ones, with the truth and the evidence")
  boolean listWrong;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (calls < 1 || !(loss >= 0 && loss <= 1)) {
      throw new TroubleException(
          ExitCode.USAGE, "expected --calls of at least 1, --loss of 0 to 1");
    }
    Calibration calibration = new Calibration();
    FinishedCalls day =
        new FinishedCalls(DISORDER, (truth, facts) -> add(calibration, truth, facts));
    new Simulation(
            new Plan(
                calls,
                seed,
                A_MONDAY,
                "demo",
                List.of(),
                new Plan.Disturbance(loss, REPEATS, DISORDER, skew),
                CentreKind.FIELD))
        .run(day);
    day.finish();
    Progress progress = Progress.onConsole();
    progress.said(
        "%,d calls (seed %d), %s of the facts lost, clocks off by up to %d ms: %,d endings name an agent"
            .formatted(day.calls(), seed, percent(), skew.toMillis(), calibration.named()));
    progress.said("");
    calibration.table().forEach(progress::said);
    progress.said("");
    calibration.tableByPlatform().forEach(progress::said);
    if (listWrong) {
      calibration.wrong().forEach(progress::said);
    }
    progress.said("");
    progress.said(verdict(calibration));
    boolean holds = calibration.isShown() && calibration.isKept();
    return (holds ? ExitCode.DONE : ExitCode.UNEXPECTED).code();
  }

  private static String verdict(Calibration calibration) {
    if (!calibration.isKept()) {
      return "The promise is BROKEN.";
    }
    return calibration.isShown()
        ? "The promise holds."
        : "Too few endings show nothing: ask for more --calls.";
  }

  private String percent() {
    return "%.1f %%".formatted(loss * 100);
  }

  private static void add(Calibration calibration, Truth truth, List<Fact> facts) {
    CallHistory history = CallHistory.empty();
    for (Fact fact : facts) {
      if (history.take(fact, SIZE, fact.envelope().occurredAt()) instanceof Outcome.Taken taken) {
        history = taken.history();
      }
    }
    CallSnapshot life = history.life();
    calibration.add(truth, life == null ? null : life.ending());
  }
}
