package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksDT {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^(https?|mailto):.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  @Test
  void shouldLeadToFilesAndHeadingsThatExist() {
    List<String> broken = new ArrayList<>();
    int seen = 0;
    for (Page page : Page.all()) {
      for (String link : Page.finds(LINK, page.prose())) {
        if (!ELSEWHERE.matcher(link).matches()) {
          seen++;
          if (!leadsSomewhere(page, link)) {
            broken.add(page + " -> " + link);
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(30);
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Page from, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target =
        file.isEmpty() ? from.path() : from.path().resolveSibling(Path.of(file)).normalize();
    if (!Files.exists(target) || !target.startsWith(Page.root())) {
      return false;
    }
    return hash < 0 || anchors(Page.read(target)).contains(link.substring(hash + 1));
  }

  /// Headings as GitHub and most others name them.
  private static List<String> anchors(String text) {
    return Page.finds(HEADING, text).stream()
        .map(h -> h.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
