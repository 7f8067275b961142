package io.holdfast.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;

/// The rules of docs/architecture.md on packages and names, for a service with the given root.
///
/// `rest, messaging, topology → root → domain, store`; `store → domain`; the three edges do not see
/// each other; the domain sees the JDK, JSpecify, the contracts and the platforms' words only.
public final class HouseRules {
  private static final List<String> PACKAGES =
      List.of("rest", "messaging", "topology", "store", "domain");
  private static final Pattern BAD_NAME =
      Pattern.compile(
          ".*(Util|Utils|Helper|Manager|Impl|Info|Processing|Handling)|Abstract[A-Z].*|.*Data");

  private final String root;
  private final JavaClasses classes;
  private final JavaClasses tests;

  /// @param root package of the service, such as `io.holdfast.callback`
  public HouseRules(String root) {
    this(
        root,
        imported(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS, root),
        imported(ImportOption.Predefined.ONLY_INCLUDE_TESTS, root));
  }

  HouseRules(String root, JavaClasses classes, JavaClasses tests) {
    this.root = root;
    this.classes = classes;
    this.tests = tests;
  }

  private static JavaClasses imported(ImportOption which, String root) {
    return new ClassFileImporter().withImportOption(which).importPackages(root);
  }

  /// Checks them all.
  ///
  /// @throws AssertionError with the rule and the classes that break it
  public void check() {
    rules().forEach(rule -> rule.check(classes));
    TestNames.rule().check(tests);
  }

  /// Every rule, for a test that wants to see one fail.
  public List<ArchRule> rules() {
    return List.of(
        classes()
            .should()
            .resideInAnyPackage(known())
            .because("a service has five packages at most"),
        inside("domain")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".domain..",
                "java..",
                "org.jspecify..",
                "com.fasterxml.jackson.databind..",
                "io.holdfast.contracts..",
                "io.holdfast.platforms..")
            .allowEmptyShould(true)
            .because("the domain is pure: it is tested with new and plain values"),
        outside("store", "domain", "store"),
        outside("domain", "domain"),
        apart("rest", "messaging", "topology"),
        apart("messaging", "rest", "topology"),
        apart("topology", "rest", "messaging"),
        noClasses()
            .that()
            .resideInAPackage(root)
            .should()
            .dependOnClassesThat(
                in("rest").or(in("messaging")).or(in("topology")).as("rest, messaging or topology"))
            .allowEmptyShould(true)
            .as("root sees domain and store only")
            .because("edges call use cases, never the other way"),
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .haveNameMatching(".*\\.(" + BAD_NAME.pattern() + ")")
            .because("a name says the business word"),
        noClasses()
            .that()
            .resideInAPackage(root + ".domain..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .allowEmptyShould(true)
            .because("time is an argument"));
  }

  private String[] known() {
    List<String> all = new java.util.ArrayList<>(List.of(root));
    PACKAGES.forEach(p -> all.add(root + "." + p + ".."));
    return all.toArray(String[]::new);
  }

  private com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction inside(String part) {
    return classes().that().resideInAPackage(root + "." + part + "..");
  }

  private DescribedPredicate<JavaClass> in(String part) {
    return JavaClass.Predicates.resideInAPackage(root + "." + part + "..");
  }

  /// One edge of the service does not see the others: they meet in the root.
  private ArchRule apart(String edge, String one, String other) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + edge + "..")
        .should()
        .dependOnClassesThat(in(one).or(in(other)).as(one + " or " + other))
        .allowEmptyShould(true)
        .because("edges meet in the root");
  }

  /// What stands in a part depends, within the service, on the allowed parts only.
  private ArchRule outside(String part, String... allowed) {
    DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage(root + "..");
    DescribedPredicate<JavaClass> fine = DescribedPredicate.alwaysFalse();
    for (String one : allowed) {
      fine = fine.or(in(one));
    }
    return noClasses()
        .that()
        .resideInAPackage(root + "." + part + "..")
        .should()
        .dependOnClassesThat(
            ours.and(DescribedPredicate.not(fine)).as("another part of the service"))
        .allowEmptyShould(true)
        .because("data flows one way");
  }
}
