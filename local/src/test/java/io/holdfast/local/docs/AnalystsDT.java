package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What an analyst copies must not mix tenants, count what was rolled back, or take an old state
/// for the newest.
class AnalystsDT {
  private static final Pattern CONSUMES = Pattern.compile("(?m)^ *kcat .*-C.*$");

  @Test
  void shouldReadOnlyWhatWasCommitted() {
    List<String> lines =
        Stream.of("sh", "bash", "")
            .flatMap(language -> Page.blocks(language).stream())
            .flatMap(block -> Page.finds(CONSUMES, block.text()).stream())
            .toList();
    assertThat(lines)
        .hasSizeGreaterThan(4)
        .allMatch(line -> line.contains("-X isolation.level=read_committed"));
  }

  @Test
  void shouldNameTheTenantInEveryGrouping() {
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThan(4);
    assertThat(queries.stream().filter(q -> q.contains("group by")))
        .hasSizeGreaterThan(2)
        .allMatch(query -> query.contains("select tenant,"));
    assertThat(queries.stream().filter(q -> q.contains("partition by")))
        .hasSizeGreaterThan(2)
        .allMatch(query -> query.contains("partition by tenant,"));
    assertThat(Page.at("docs/analysts.md").text()).contains("group_by([.tenant, .callId])");
  }

  @Test
  void shouldTakeTheNewestByWhatCountsIt() {
    assertThat(queries())
        .anyMatch(query -> query.contains("callId order by call.seq desc"))
        .anyMatch(query -> query.contains("callback.callbackId order by callback.version desc"))
        .anyMatch(query -> query.contains("caseId order by version desc"));
  }

  private static List<String> queries() {
    return Page.blocks("sql").stream()
        .filter(block -> block.page().toString().equals("docs/analysts.md"))
        .map(Page.Block::text)
        .toList();
  }
}
