package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.Calibration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The table of what a confidence is worth is as the command makes it, and keeps the promise.
class CalibrationDT {
  private static final String MARK = "<!-- output of ./holdfast calibrate --seed 1: %s -->";

  @Test
  void shouldShowTheTableAsTheCommandMakesIt() {
    List<List<String>> shown = shown().stream().map(CalibrationDT::cells).toList();
    List<List<String>> made = new Calibration().table().stream().map(CalibrationDT::cells).toList();
    assertThat(shown).hasSameSizeAs(made);
    for (int i = 0; i < made.size(); i++) {
      assertThat(shown.get(i)).hasSameSizeAs(made.get(i));
      assertThat(shown.get(i).getFirst()).isEqualTo(made.get(i).getFirst());
      assertThat(shown.get(i).getLast()).isEqualTo(made.get(i).getLast());
    }
    assertThat(shown.getFirst()).isEqualTo(made.getFirst());
  }

  @Test
  void shouldShowFiguresThatKeepThePromise() {
    long named = 0;
    for (String row : shown().subList(2, shown().size())) {
      List<String> cells = cells(row);
      long all = Long.parseLong(cells.get(1));
      long right = Long.parseLong(cells.get(2));
      double promised = Double.parseDouble(cells.get(4).replace(" %", ""));
      assertThat(right * 100.0).as(row).isBetween(all * promised, all * 100.0);
      named += all;
    }
    assertThat(named).isGreaterThan(2_000);
  }

  private static List<String> shown() {
    String text = Page.at("docs/attribution.md").text();
    int begin = text.indexOf(MARK.formatted("begin"));
    int end = text.indexOf(MARK.formatted("end"));
    assertThat(begin).isPositive().isLessThan(end);
    return text.substring(begin, end).lines().filter(line -> line.startsWith("|")).toList();
  }

  private static List<String> cells(String row) {
    return List.of(row.substring(2, row.length() - 2).split(" \\| "));
  }
}
