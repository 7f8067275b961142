package io.holdfast.local.importing;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Calls of the Anonymous Bank (Technion, Guedj and Mandelbaum), one a row.
///
/// Each row is answered, abandoned (in a queue or before it), a phantom, or skipped with its
/// reason: they add up to all rows. Phantoms carry times of calls that nobody made; by the owners'
/// documentation they are to be ignored.
final class BankCalls implements Entries {
  private final CSVParser csv;
  private final Iterator<CSVRecord> rows;
  private final BankFacts facts;

  BankCalls(Reader reader, BankFacts facts) throws IOException {
    this.csv =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader);
    this.rows = csv.iterator();
    this.facts = facts;
    List<String> missing =
        BankFacts.COLUMNS.stream().filter(c -> !csv.getHeaderMap().containsKey(c)).toList();
    if (!missing.isEmpty()) {
      throw new IOException("expected a header line with the columns " + missing);
    }
  }

  @Override
  public @Nullable Entry next() {
    return rows.hasNext() ? entry(rows.next()) : null;
  }

  private Entry entry(CSVRecord row) {
    if (!row.isConsistent()) {
      return Entry.skipped("another number of columns than the header has");
    }
    try {
      return switch (row.get("outcome")) {
        case "AGENT" ->
            row.get("service_at").isEmpty()
                ? Entry.skipped("answered, but without a service time")
                : taken("answered", row);
        case "HANG" -> taken("abandoned", row);
        case "PHANTOM" -> new Entry("phantom (not sent)", List.of(), List.of());
        default -> Entry.skipped("an outcome other than AGENT, HANG, PHANTOM");
      };
    } catch (DateTimeException e) {
      return Entry.skipped("a time that is no local time");
    }
  }

  private Entry taken(String counted, CSVRecord row) {
    boolean queued = !row.get("queued_at").isEmpty();
    return new Entry(
        counted, List.of(queued ? "queued" : counted + " without a queue"), facts.of(row::get));
  }
}
