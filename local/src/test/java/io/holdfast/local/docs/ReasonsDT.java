package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import io.holdfast.local.redriving.KnownReasons;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Reason codes are what a caller programs against and what someone looks up at night.
class ReasonsDT {
  private static final Pattern CODE = Pattern.compile("[a-z]+(?:-[a-z]+)*-?");
  private static final Pattern QUOTED = Pattern.compile("`([a-z-]+)`");
  private static final Pattern REFUSALS = Pattern.compile("UnreadableEventException|Refused");
  private static final Pattern ANSWERS = Pattern.compile("ProblemException|Reading\\.Rejected");
  private static final Pattern CALLS =
      Pattern.compile("Problem\\.response|(?:.*\\.)?(?:bury|refuse|refused|letter)");

  private static final Pattern FIELDS =
      Pattern.compile("UnreadableEventException\\.ofField|ProblemException\\.of");

  @Test
  void shouldExplainEveryReasonThatTheCodeGives() {
    Set<String> codes = codes();
    assertThat(codes).contains("bad-json", "too-large", "conflict", "refused-by-database");
    String docs =
        Page.all().stream()
            .filter(p -> p.toString().startsWith("docs/") || p.toString().startsWith("contracts/"))
            .map(Page::text)
            .collect(Collectors.joining());
    Set<String> missing =
        codes.stream()
            .filter(c -> !docs.contains("`" + (c.endsWith("-") ? c : c + "`")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldKnowEveryReasonOfADeadLetterWhereTheyAreSentAgain() {
    Set<String> told = new TreeSet<>(Set.of("refused-by-database", "unreadable"));
    told.addAll(firstColumn("docs/services/call-events.md", "## Dead letters"));
    told.addAll(firstColumn("contracts/README.md", "## Why a record could not be read"));
    assertThat(told).contains("bad-json", "conflict", "number-as-id").allMatch(KnownReasons::isOne);
  }

  /// Codes in the first column of a section's table.
  private static List<String> firstColumn(String page, String heading) {
    String text = Page.at(page).text();
    String section = text.substring(text.indexOf(heading) + heading.length());
    int next = section.indexOf("\n## ");
    return (next < 0 ? section : section.substring(0, next))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .flatMap(line -> Page.finds(QUOTED, line.substring(0, line.indexOf('|', 1))).stream())
        .toList();
  }

  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    Code.scan(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
            String type = tree.getIdentifier().toString();
            if (REFUSALS.matcher(type).matches()) {
              add(codes, tree.getArguments().subList(0, 1));
            } else if (ANSWERS.matcher(type).matches()) {
              add(codes, tree.getArguments().subList(1, 2));
            }
            return super.visitNewClass(tree, null);
          }

          @Override
          public @Nullable Void visitMethodInvocation(
              MethodInvocationTree call, @Nullable Void nothing) {
            if (CALLS.matcher(call.getMethodSelect().toString()).matches()) {
              add(codes, call.getArguments());
            } else if (FIELDS.matcher(call.getMethodSelect().toString()).matches()) {
              add(codes, call.getArguments().subList(0, 1));
            }
            return super.visitMethodInvocation(call, null);
          }
        });
    return codes;
  }

  private static void add(Set<String> codes, List<? extends ExpressionTree> arguments) {
    arguments.stream()
        .flatMap(a -> Code.text(a).or(() -> counted(a)).stream())
        .filter(text -> CODE.matcher(text).matches())
        .findFirst()
        .ifPresent(codes::add);
  }

  /// A dead letter whose reason is what it is counted as: `Count.TOO_MANY_FACTS`.
  private static Optional<String> counted(ExpressionTree argument) {
    String name = argument.toString();
    return name.matches("Count\\.[A-Z_]+")
        ? Optional.of(name.substring(6).toLowerCase(Locale.ROOT).replace('_', '-'))
        : Optional.empty();
  }
}
