package io.holdfast.bench.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a run of benchmarks found, put together while it runs.
public final class Report {
  private final List<String> lines = new ArrayList<>();
  private final Map<Goal, Double> measured = new HashMap<>();

  /// Begins a section.
  public void section(String title) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(title);
  }

  /// Adds a line to the section.
  public void say(String line) {
    lines.add("  " + line);
  }

  /// Adds a quantity to the section.
  public void add(Figures figures) {
    say(figures.line());
  }

  /// Notes what was measured for a goal.
  public void measured(Goal goal, double value) {
    measured.put(goal, value);
  }

  /// The whole report; the last lines are the goals, one each, by tabs.
  public List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    all.add("");
    all.add("goal\tmeasured\tasked\tresult");
    Goal.ALL.forEach(goal -> all.add(goal.line(measured.get(goal))));
    return all;
  }
}
