package io.holdfast.local.importing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
      throw new IOException("line 1: expected a header line with the columns " + missing);
    }
  }

  @Override
  public @Nullable Entry next() throws IOException {
    long before = csv.getCurrentLineNumber();
    try {
      return rows.hasNext() ? entry(before + 1, rows.next()) : null;
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IOException(
          "line %,d: expected a row of CSV, found a quoted field that is not closed or goes on after its quote"
              .formatted(before + 1),
          e);
    }
  }

  private Entry entry(long line, CSVRecord row) {
    if (!row.isConsistent()) {
      int columns = csv.getHeaderMap().size();
      return Entry.skipped(
          line,
          "another number of columns than the header has",
          "expected %d columns as in the header, found %d".formatted(columns, row.size()));
    }
    try {
      return switch (row.get("outcome")) {
        case "AGENT" ->
            row.get("service_at").isEmpty()
                ? skipped(line, "service_at", row, "answered, but without a service time")
                : taken(line, "answered", row);
        case "HANG" -> taken(line, "abandoned", row);
        case "PHANTOM" -> new Entry(line, "phantom (not sent)", List.of(), List.of(), "");
        default -> skipped(line, "outcome", row, "an outcome other than AGENT, HANG, PHANTOM");
      };
    } catch (DateTimeException e) {
      return skipped(
          line, Objects.requireNonNull(e.getMessage()), row, "a time that is no local time");
    }
  }

  private static Entry skipped(long line, String column, CSVRecord row, String why) {
    return Entry.skipped(
        line, why, "column %s: %s (found '%s')".formatted(column, why, row.get(column)));
  }

  private Entry taken(long line, String counted, CSVRecord row) {
    boolean queued = !row.get("queued_at").isEmpty();
    String also = queued ? "queued" : counted + " without a queue";
    return new Entry(line, counted, List.of(also), facts.of(row::get), "");
  }
}
