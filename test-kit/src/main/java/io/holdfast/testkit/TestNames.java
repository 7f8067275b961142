package io.holdfast.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/// The build runs a class of tests by its name: one with another name would never run, and nobody
/// would see it.
public final class TestNames {
  private static final Pattern RUN = Pattern.compile(".*(Test|DT|IT|ST)");
  private static final String TEST = "org.junit.platform.commons.annotation.Testable";

  private TestNames() {}

  /// What holds tests is named `*Test`, `*DT`, `*IT` or `*ST`.
  public static ArchRule rule() {
    return classes()
        .that(DescribedPredicate.describe("hold tests", TestNames::holdsTests))
        .should(beRun())
        .allowEmptyShould(true)
        .because("the build runs no other");
  }

  private static boolean holdsTests(JavaClass one) {
    return one.getMethods().stream()
        .anyMatch(m -> m.isAnnotatedWith(TEST) || m.isMetaAnnotatedWith(TEST));
  }

  private static ArchCondition<JavaClass> beRun() {
    return new ArchCondition<>("be named *Test, *DT, *IT or *ST") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        JavaClass top = one;
        while (top.getEnclosingClass().isPresent()) {
          top = top.getEnclosingClass().get();
        }
        if (!RUN.matcher(top.getSimpleName()).matches()) {
          events.add(SimpleConditionEvent.violated(one, top.getName() + " is never run"));
        }
      }
    };
  }
}
