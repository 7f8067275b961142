package io.holdfast.kit.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a thread or loop that runs as long as the service tells of itself: which work waits for it.
/// Since when it waits follows from that.
///
/// A piece of work is what can get stuck by itself, such as a partition or a row: others that get
/// on do not hide it. A look for work whose end is not told is work too: whoever cannot look does
/// not know whether there is any.
public final class Worker {
  private enum State {
    NEW,
    RUNNING,
    ENDED
  }

  private final String name;
  private final InstantSource clock;
  private final Map<String, Instant> waiting = new ConcurrentHashMap<>();
  private volatile State state = State.NEW;

  /// One that nobody watches; others are made by [Workers#worker].
  ///
  /// @param name of a fixed few, since a metric has it as its label
  public Worker(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  /// Label of the metric.
  public String name() {
    return name;
  }

  /// It runs, from the first time or again.
  public void started() {
    waiting.clear();
    state = State.RUNNING;
  }

  /// It does not run any more, whether it was asked to end or not.
  public void ended() {
    state = State.ENDED;
  }

  /// This waits, and may have done so before.
  ///
  /// @param work short, without numbers of callers
  public void waits(String work) {
    waiting.putIfAbsent(work, clock.instant());
  }

  /// This does not wait any more, or has got on: what is left of it waits anew.
  public void done(String work) {
    waiting.remove(work);
  }

  /// Nothing waits but some of these.
  public void retain(Collection<String> works) {
    waiting.keySet().retainAll(works);
  }

  /// All of these wait, and nothing else does.
  public void waitsFor(Collection<String> works) {
    retain(works);
    works.forEach(this::waits);
  }

  /// Whether it has started and not ended.
  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /// Whether nothing waits.
  public boolean isIdle() {
    return waiting.isEmpty();
  }

  /// Whether it runs, and nothing has waited for longer.
  boolean isReady(Duration longer) {
    return isRunning() && oldest(longer).isEmpty();
  }

  /// Whether it has ended, or something has waited for longer. One that is not started yet is not
  /// ready, but has not stalled.
  boolean isStalled(Duration longer) {
    return state == State.ENDED || oldest(longer).isPresent();
  }

  /// For a person: `runs`, or what is wrong.
  String says(Duration longer) {
    return switch (state) {
      case NEW -> "not started";
      case ENDED -> "ended";
      case RUNNING -> oldest(longer).map(w -> w.says(clock.instant())).orElse("runs");
    };
  }

  private Optional<Waiting> oldest(Duration longer) {
    Instant now = clock.instant();
    return waiting.entrySet().stream()
        .map(e -> new Waiting(e.getKey(), e.getValue()))
        .filter(w -> w.isLonger(longer, now))
        .min(Comparator.comparing(Waiting::since));
  }
}
