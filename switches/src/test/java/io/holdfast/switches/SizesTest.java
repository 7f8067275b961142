package io.holdfast.switches;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.holdfast.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static final int MEDIAN = 60;
  private static final int NINETY_PERCENT = 165;
  private static final int FILES = 12;

  @Test
  void shouldKeepTheSizes() {
    assertThat(SizeRules.broken(Path.of(""), MEDIAN, NINETY_PERCENT, FILES)).isEmpty();
  }

  @Test
  void shouldKnowNothingOfWhatTheEventsMean() {
    ArchRuleDefinition.classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.holdfast.switches..",
            "io.holdfast.contracts",
            "java..",
            "javax.net..",
            "org.jspecify..",
            "com.fasterxml.jackson..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.holdfast.switches"));
  }
}
