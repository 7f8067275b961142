package io.holdfast.simulator;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A truth as a line of `truth.tsv`.
final class TruthRow {
  /// The names of the columns.
  static final String HEADING =
      "callId\tendedAt\tby\tagent\tmode\tphase\tqueueWaitMs\tholdMs\tlongestHoldMs\tholds"
          + "\ttransferMs\ttransfers\tfailedTransfers\tagents\twarnings\tkind\tscenario\tagain";

  private TruthRow() {}

  /// Its cells under the heading; `-` for what is not there.
  static String of(Truth t) {
    return Stream.concat(ending(t), spans(t)).map(TruthRow::cell).collect(Collectors.joining("\t"));
  }

  private static Stream<@Nullable Object> ending(Truth t) {
    return Stream.of(t.callId(), t.endedAt(), t.by(), t.agent(), t.mode(), t.phase());
  }

  private static Stream<@Nullable Object> spans(Truth t) {
    return Stream.of(
        t.queueWaitMs(),
        t.holdMs(),
        t.longestHoldMs(),
        t.holds(),
        t.transferMs(),
        t.transfers(),
        t.failedTransfers(),
        t.agents(),
        t.warnings(),
        t.kind(),
        t.scenario(),
        t.again());
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case Scenario scenario -> scenario.word();
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case List<?> none when none.isEmpty() -> "-";
      case List<?> several ->
          several.stream().map(Object::toString).collect(Collectors.joining(","));
      default -> value.toString();
    };
  }
}
