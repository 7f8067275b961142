package io.holdfast.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.local.replay.Counts;
import io.holdfast.local.replay.Intake;
import io.holdfast.simulator.Simulation;
import io.holdfast.simulator.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A simulation sent to the intake of a running system, in batches and at a steady rate.
public final class SimulationFeed implements Simulation.Audience {
  private static final int MOST_LINES = 200;
  private static final double A_SECOND = 1e9;

  private final Intake intake;
  private final double rate;
  private final Consumer<Sent> progress;
  private final List<String> lines = new ArrayList<>();
  private final long begun = System.nanoTime();
  private long calls;
  private long facts;
  private Counts counts = Counts.NONE;

  /// How far it is.
  public record Sent(long calls, long facts, Counts counts) {
    @Override
    public String toString() {
      return "%,d calls, %,d facts: %s".formatted(calls, facts, counts);
    }
  }

  /// @param rate facts a second; 0 for as fast as the intake takes them
  /// @param progress told after every batch
  public SimulationFeed(Intake intake, double rate, Consumer<Sent> progress) {
    this.intake = intake;
    this.rate = rate;
    this.progress = progress;
  }

  @Override
  public void truth(Truth truth) {
    calls++;
  }

  @Override
  public void fact(Fact fact) throws InterruptedException {
    lines.add(new String(Json.bytes(fact.toJson()), UTF_8));
    if (lines.size() >= batch()) {
      send();
    }
  }

  /// Sends what is left.
  public Sent finish() throws InterruptedException {
    if (!lines.isEmpty()) {
      send();
    }
    return new Sent(calls, facts, counts);
  }

  /// At a low rate, four requests a second rather than one that is late.
  private int batch() {
    return rate > 0 ? (int) Math.clamp(rate / 4, 1, MOST_LINES) : MOST_LINES;
  }

  private void send() throws InterruptedException {
    if (rate > 0) {
      long due = begun + (long) (facts / rate * A_SECOND);
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    }
    counts = counts.plus(intake.send(lines));
    facts += lines.size();
    lines.clear();
    progress.accept(new Sent(calls, facts, counts));
  }
}
