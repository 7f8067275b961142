package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.Calibration;
import io.holdfast.simulator.CentreKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables of what a confidence is worth are as the command makes them, and keep the promise on
/// both sides of 0.8.
class CalibrationDT {
  private static final String MARK = "<!-- output of ./holdfast calibrate --seed 1: %s -->";
  private static final int HEADING = 2;
  private static final int LEAST = 100;

  private final List<String> shown = shown();
  private final int rows = new Calibration().table().size();

  @Test
  void shouldShowTheTableAsTheCommandMakesIt() {
    List<List<String>> made = new Calibration().table().stream().map(CalibrationDT::cells).toList();
    for (int i = 0; i < rows; i++) {
      List<String> row = cells(shown.get(i));
      assertThat(row).hasSameSizeAs(made.get(i));
      assertThat(row.getFirst()).isEqualTo(made.get(i).getFirst());
      assertThat(row.getLast()).isEqualTo(made.get(i).getLast());
    }
    assertThat(shown.getFirst()).isEqualTo(new Calibration().table().getFirst());
  }

  @Test
  void shouldShowARowOfEachPlatform() {
    List<String> heading = new Calibration().tableByPlatform();
    assertThat(shown.subList(rows, rows + HEADING)).isEqualTo(heading);
    assertThat(shown.subList(rows + HEADING, shown.size()).stream().map(r -> cells(r).getFirst()))
        .containsExactlyElementsOf(
            Arrays.stream(CentreKind.values()).map(CentreKind::word).toList());
  }

  @Test
  void shouldShowFiguresThatKeepThePromise() {
    long below = 0;
    long above = 0;
    for (String row : shown.subList(HEADING, rows)) {
      List<String> cells = cells(row);
      long all = Long.parseLong(cells.get(1));
      long right = Long.parseLong(cells.get(2));
      double promised = Double.parseDouble(cells.get(4).replace(" %", ""));
      assertThat(right * 100.0).as(row).isBetween(all * promised, all * 100.0);
      below += promised < 99 ? all : 0;
      above += promised < 99 ? 0 : all;
    }
    assertThat(below).isGreaterThan(LEAST);
    assertThat(above).isGreaterThan(2_000);
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
