package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What really happened to a recorded call (`recordings/*.truth-*.tsv`), spans stretched already.
///
/// @param kind of contract section 5 where ten minutes or more were lost; else `-`
record Truth(
    String recording,
    String callId,
    String by,
    String mode,
    String phase,
    long queueWaitMs,
    long holdMs,
    int holds,
    String agent,
    int transfers,
    String kind) {

  /// The calls of the shift, stretched 80 times.
  static List<Truth> ofTheShift() throws IOException {
    return read("shift-a.truth-x80.tsv", "shift-a");
  }

  /// The ten calls recorded one by one, stretched 60 times.
  static List<Truth> ofSingleCalls() throws IOException {
    return read("single-calls.truth-x60.tsv", "");
  }

  /// Whether the default rule promises a call back; a caller's own giving up owes none.
  boolean owesAPromise() {
    return !kind.equals("-") && !kind.startsWith("abandoned-");
  }

  private static List<Truth> read(String file, String recording) throws IOException {
    try (var in = Truth.class.getResourceAsStream("/recordings/" + file);
        var reader =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(in, file), UTF_8))) {
      List<String> heads = List.of(reader.readLine().split("\t", -1));
      return reader.lines().map(line -> parse(heads, line, recording)).toList();
    }
  }

  private static Truth parse(List<String> heads, String line, String recording) {
    List<String> cells = Arrays.asList(line.split("\t", -1));
    Map<String, String> row =
        IntStream.range(0, heads.size()).boxed().collect(Collectors.toMap(heads::get, cells::get));
    return new Truth(
        row.getOrDefault("recording", recording),
        cell(row, "callId"),
        cell(row, "by"),
        cell(row, "mode"),
        cell(row, "phase"),
        Long.parseLong(cell(row, "queueWaitMs")),
        Long.parseLong(cell(row, "holdMs")),
        Integer.parseInt(cell(row, "holds")),
        cell(row, "agent"),
        Integer.parseInt(cell(row, "transfers")),
        cell(row, "kind"));
  }

  private static String cell(Map<String, String> row, String name) {
    return Objects.requireNonNull(row.get(name), name);
  }
}
