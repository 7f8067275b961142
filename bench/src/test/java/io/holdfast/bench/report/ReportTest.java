package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void shouldEndWithALineForEveryGoalMeasuredOrNot() {
    Report report = new Report();
    report.section("Throughput");
    report.add(new Figures("consumer", "records/s", List.of(100.0)));
    report.measured(Goal.OF_CONSUMER, 0.2);
    List<String> lines = report.lines();
    assertThat(lines).startsWith("Throughput").contains("goal\tmeasured\tasked\tresult");
    assertThat(lines.subList(lines.size() - Goal.ALL.size(), lines.size()))
        .allSatisfy(line -> assertThat(line.split("\t")).hasSize(4))
        .filteredOn(line -> line.endsWith("not-measured"))
        .hasSize(Goal.ALL.size() - 1);
  }

  @Test
  void shouldNameTheMachine() {
    assertThat(Surroundings.lines()).anyMatch(l -> l.matches("cpu .*\\d+ cores"));
  }
}
