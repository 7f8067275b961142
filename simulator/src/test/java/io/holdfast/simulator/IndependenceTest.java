package io.holdfast.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.holdfast.contracts.telephony.Fact;
import org.junit.jupiter.api.Test;

/// The truth is only worth something while nothing that is measured against it had a part in it.
class IndependenceTest {
  private static final JavaClasses SIMULATION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.holdfast.simulator");

  @Test
  void shouldShareNoCodeWithTheServices() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.holdfast.callevents..",
            "io.holdfast.callback..",
            "io.holdfast.abusepolicy..",
            "io.holdfast.review..",
            "io.holdfast.kit..")
        .check(SIMULATION);
  }

  @Test
  void shouldMakeTheTruthWithoutALookAtFacts() {
    noClasses()
        .that()
        .belongToAnyOf(Truth.class, TruthRow.class, DropKind.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            Fact.class,
            Witness.class,
            Words.class,
            LastWords.class,
            QueueLogWords.class,
            FlexWords.class,
            GenesysWords.class,
            QueueBoard.class,
            Reporting.class,
            Delivery.class)
        .check(SIMULATION);
  }

  @Test
  void shouldMakeFactsWithoutALookAtTheTruth() {
    noClasses()
        .that()
        .belongToAnyOf(
            Witness.class,
            Words.class,
            LastWords.class,
            QueueLogWords.class,
            FlexWords.class,
            GenesysWords.class,
            QueueBoard.class,
            Reporting.class,
            Delivery.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Truth.class, TruthRow.class, DropKind.class)
        .check(SIMULATION);
  }
}
