package io.holdfast.local;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.local.replay.Intake;
import io.holdfast.simulator.FactFiles;
import io.holdfast.simulator.Scenario;
import io.holdfast.simulator.Simulation;
import io.holdfast.simulator.Truth;
import io.holdfast.simulator.TruthFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `holdfast simulate`: a day in a call centre, as files or into a running system.
@Command(
    name = "simulate",
    description = {
      "Plays a day in a call centre and reports it as facts: into files, with the truth of each",
      "call beside them, or into a running system. The same seed and options give the same bytes."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final Instant A_MONDAY = Instant.parse("2026-03-02T07:00:00Z");

  /// The centre is open for fourteen hours, and its last callers take their time.
  private static final Duration DAY = Duration.ofHours(16);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Mixin HelpOption help = new HelpOption();

  @Mixin SimulateOptions day = new SimulateOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "writes facts.ndjson and truth.tsv there, and sends nothing")
  @Nullable Path out;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description =
          "where to write the truth of each call that is sent into a running system (with --out it"
              + " is DIR/truth.tsv)")
  @Nullable Path truth;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0",
      description = "facts a second; 0: as fast as the intake takes them (${DEFAULT-VALUE})")
  double rate;

  @Mixin IntakeOptions to = new IntakeOptions();

  @Spec
  void listScenarios(CommandSpec spec) {
    spec.usageMessage()
        .footerHeading("%nScenarios:%n")
        .footer(
            Arrays.stream(Scenario.values())
                .map(s -> "  %-31s %s".formatted(s.word(), s.line()))
                .toArray(String[]::new));
  }

  @Override
  public Integer call() throws Exception {
    if (rate < 0) {
      throw new TroubleException(ExitCode.USAGE, "expected --rate of at least 0");
    }
    if (out != null && truth != null) {
      throw new TroubleException(
          ExitCode.USAGE, "expected --out or --truth: --out writes truth.tsv beside the facts");
    }
    Progress progress = Progress.onConsole();
    if (out == null) {
      Instant opens = Instant.now().minus(DAY).truncatedTo(ChronoUnit.SECONDS);
      send(new Simulation(day.plan(opens)), progress);
    } else {
      write(new Simulation(day.plan(A_MONDAY)), out, progress);
    }
    return ExitCode.DONE.code();
  }

  private static void write(Simulation simulation, Path directory, Progress progress)
      throws InterruptedException {
    try (FactFiles files = new FactFiles(directory)) {
      simulation.run(files);
      progress.said("Wrote %s to %s".formatted(files.written(), directory));
    } catch (IOException e) {
      throw new TroubleException(ExitCode.UNREADABLE, "cannot write to " + directory + ": " + e);
    }
  }

  private void send(Simulation simulation, Progress progress)
      throws IOException, InterruptedException {
    Intake intake =
        to.open(Intake.ofFacts(to.url, day.tenant.get(), PATIENCE)).telling(progress::now);
    SimulationFeed feed =
        new SimulationFeed(intake, rate, sent -> progress.now("simulated " + sent));
    if (truth == null) {
      simulation.run(feed);
    } else {
      sendAndWrite(simulation, feed, truth);
    }
    progress.said("Simulated " + feed.finish());
    if (truth != null) {
      progress.said("The truth of each call is in " + truth);
    }
  }

  private static void sendAndWrite(Simulation simulation, SimulationFeed feed, Path file)
      throws InterruptedException {
    try (TruthFile truths = new TruthFile(file)) {
      simulation.run(
          new Simulation.Audience() {
            @Override
            public void truth(Truth call) throws IOException {
              truths.add(call);
              feed.truth(call);
            }

            @Override
            public void fact(Fact fact) throws InterruptedException {
              feed.fact(fact);
            }
          });
    } catch (IOException e) {
      throw new TroubleException(ExitCode.UNREADABLE, "cannot write to " + file + ": " + e);
    }
  }
}
