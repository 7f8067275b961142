package io.holdfast.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.holdfast.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static final int MEDIAN = 130;
  private static final int NINETY_PERCENT = 230;
  private static final int FILES = 60;

  @Test
  void shouldKeepTheSizesOfAdapters() {
    assertThat(SizeRules.broken(Path.of(""), MEDIAN, NINETY_PERCENT, FILES)).isEmpty();
  }

  @Test
  void shouldBePureFunctionsOfTheContractsAlone() {
    ArchRuleDefinition.classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.holdfast.platforms..",
            "io.holdfast.contracts..",
            "java..",
            "org.jspecify..",
            "com.fasterxml.jackson..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.holdfast.platforms"));
  }
}
