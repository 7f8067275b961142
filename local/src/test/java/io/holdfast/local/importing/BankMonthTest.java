package io.holdfast.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The real month, which is not part of the project: its directory is named by `holdfast.data`.
class BankMonthTest {
  private static final Path MONTH =
      Path.of(System.getProperty("holdfast.root"))
          .resolve(System.getProperty("holdfast.data", "../shared/data"))
          .resolve("anonymous-bank/jan-1999.csv.gz");

  @Test
  void shouldCountEveryCallOfJanuaryOnce() throws IOException {
    assumeTrue(
        Files.exists(MONTH),
        "SKIPPED: " + MONTH + " is not there; name its directory by -Dholdfast.data=DIR");
    Map<String, Long> counted = new TreeMap<>();
    var bank =
        new BankFacts(
            "demo", "/anonymous-bank/x", ZoneId.of("Asia/Jerusalem"), new Pseudonyms("k"));
    try (ImportFile file = ImportFile.open(MONTH)) {
      BankCalls calls = new BankCalls(file.reader(), bank);
      for (Entry entry = calls.next(); entry != null; entry = calls.next()) {
        counted.merge(entry.counted(), 1L, Long::sum);
      }
    }
    assertThat(counted)
        .isEqualTo(
            Map.of(
                "answered", 27_018L,
                "abandoned", 4_299L,
                "phantom (not sent)", 240L,
                "skipped: answered, but without a service time", 42L));
    assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(31_599);
  }
}
