package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DecisionsDT {
  private static final int MOST_LINES = 60;
  private static final List<String> SECTIONS =
      List.of("Status", "Context", "Decision", "Consequences", "Rejected alternatives");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern NUMBER = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
  private static final List<Page> DECISIONS =
      Page.under("docs/decisions").stream().sorted((a, b) -> a.path().compareTo(b.path())).toList();

  @Test
  void shouldHaveTheFiveSectionsOnOneScreen() {
    assertThat(DECISIONS).isNotEmpty();
    assertAll(DECISIONS.stream().map(d -> (Executable) () -> shouldHaveItsForm(d)));
  }

  private static void shouldHaveItsForm(Page decision) {
    assertThat(decision.find(SECTION)).as(decision.toString()).isEqualTo(SECTIONS);
    assertThat(decision.text().lines())
        .as(decision.toString())
        .hasSizeLessThanOrEqualTo(MOST_LINES);
    String number = decision.path().getFileName().toString().substring(0, 4);
    assertThat(decision.text()).startsWith("# " + number + ": ");
  }

  @Test
  void shouldBeNumberedWithoutGaps() {
    var numbers =
        DECISIONS.stream()
            .flatMap(d -> Page.finds(NUMBER, d.path().getFileName().toString()).stream())
            .map(Integer::valueOf)
            .toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, DECISIONS.size()).boxed().toList());
  }
}
