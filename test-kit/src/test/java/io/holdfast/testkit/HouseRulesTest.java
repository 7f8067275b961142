package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseRulesTest {
  private static final String BAD = "io.holdfast.testkit.badhouse";
  private static final String GOOD = "io.holdfast.testkit.goodhouse";

  private static final JavaClasses BAD_CLASSES = new ClassFileImporter().importPackages(BAD);
  private static final JavaClasses GOOD_CLASSES = new ClassFileImporter().importPackages(GOOD);
  private static final HouseRules BAD_HOUSE = new HouseRules(BAD, BAD_CLASSES, BAD_CLASSES);
  private static final HouseRules GOOD_HOUSE = new HouseRules(GOOD, GOOD_CLASSES, GOOD_CLASSES);
  private static final List<EvaluationResult> RESULTS =
      BAD_HOUSE.rules().stream().map(rule -> rule.evaluate(BAD_CLASSES)).toList();

  /// What every rule that the class breaks says.
  private static List<String> broken(String name) {
    return RESULTS.stream()
        .map(EvaluationResult::getFailureReport)
        .filter(report -> report.getDetails().stream().anyMatch(d -> d.contains(name)))
        .map(Object::toString)
        .toList();
  }

  @Test
  void shouldPassAGoodHouse() {
    GOOD_HOUSE.check();
  }

  @Test
  void shouldSeeEveryRuleBrokenInABadHouse() {
    assertThat(RESULTS).allSatisfy(r -> assertThat(r.hasViolation()).isTrue());
    assertThatThrownBy(() -> BAD_HOUSE.check()).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sixth.Room, a service has five packages at most",
    "domain.SeesKafka, the domain is pure",
    "domain.SeesStore, data flows one way",
    "store.SeesRoot, data flows one way",
    "badhouse.SeesRest, 'edges call use cases'",
    "rest.SeesMessaging, edges meet in the root",
    "messaging.SeesTopology, edges meet in the root",
    "topology.SeesRest, edges meet in the root",
    "badhouse.CallHelper, a name says the business word",
    "badhouse.AbstractCall, a name says the business word",
    "badhouse.CallData, a name says the business word",
    "domain.ReadsTheClock, time is an argument",
  })
  void shouldNameTheClassThatBreaksTheRule(String name, String because) {
    assertThat(broken(name)).anyMatch(said -> said.contains(because));
  }

  @Test
  void shouldFindTestsThatTheBuildNeverRuns() {
    var report = TestNames.rule().evaluate(BAD_CLASSES).getFailureReport();
    assertThat(report.getDetails()).containsExactly(BAD + ".Forgotten is never run");
    assertThat(TestNames.rule().evaluate(GOOD_CLASSES).hasViolation()).isFalse();
  }
}
