package io.holdfast.local.story;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a manager wants to see of a shift: who ended the calls, what is owed, what must be looked
/// at.
public final class Story {
  private final Shift shift;
  private final Wording wording;

  /// @param zone in which times of day are told
  public Story(Shift shift, ZoneId zone) {
    this.shift = shift;
    this.wording = new Wording(zone);
  }

  /// The story, line by line.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(endings());
    lines.add("");
    lines.addAll(promises());
    lines.add("");
    lines.addAll(cases());
    return lines;
  }

  private List<String> endings() {
    List<CallSnapshot> calls = List.copyOf(shift.calls().values());
    List<Ending> endings =
        calls.stream().map(CallSnapshot::ending).filter(Objects::nonNull).toList();
    Table table = new Table("ended by", "calls", "deliberately", "while waiting or on hold");
    grouped(endings, e -> Wording.word(e.by()))
        .forEach((party, some) -> {
          row(table, party, some);
          var known = some.stream().filter(e -> e.agent() != null).toList();
          grouped(known, e -> "  " + e.agent()).forEach((agent, own) -> row(table, agent, own));
        });
    int open = calls.size() - endings.size();
    if (open > 0) {
      table.row("(still open)", Integer.toString(open), "", "");
    }
    long lost = calls.stream().mapToLong(CallSnapshot::timeLostMs).sum();
    String head =
        "%d calls, %s lost by callers in queues, on hold and in transfer"
            .formatted(calls.size(), Wording.span(lost));
    return titled(head, table);
  }

  private static Map<String, List<Ending>> grouped(
      List<Ending> endings, Function<Ending, String> by) {
    return endings.stream().collect(groupingBy(by, TreeMap::new, Collectors.toList()));
  }

  private static void row(Table table, String title, List<Ending> endings) {
    table.row(
        title,
        Integer.toString(endings.size()),
        count(endings, e -> e.mode() == Ending.Mode.DELIBERATE),
        count(endings, Story::keptWaiting));
  }

  private static boolean keptWaiting(Ending ending) {
    return switch (ending.phase()) {
      case QUEUE, HOLD, TRANSFER -> true;
      case MENU, RINGING, TALK, ENDED, UNKNOWN -> false;
    };
  }

  private static String count(List<Ending> endings, Predicate<Ending> wanted) {
    return Long.toString(endings.stream().filter(wanted).count());
  }

  private List<String> promises() {
    Table table = new Table("caller", "what happened", "at", "agent", "time lost", "due", "status");
    shift.callbacks().stream()
        .sorted(Comparator.comparing(Callback::callId))
        .forEach(c ->
            table.row(
                Wording.orDash(c.caller().masked()),
                Wording.word(c.drop().kind()),
                endOf(c),
                agentOf(c),
                Wording.span(c.drop().timeLostMs()),
                wording.clock(c.dueAt()),
                Wording.word(c.status())));
    return titled(
        "%d promises to call back: %s".formatted(shift.callbacks().size(), byStatus()), table);
  }

  private String endOf(Callback callback) {
    CallSnapshot call = shift.calls().get(callback.callId());
    return call == null || call.endedAt() == null ? "-" : wording.clock(call.endedAt());
  }

  private static String agentOf(Callback callback) {
    Ending ending = callback.drop().ending();
    return Wording.orDash(ending == null ? null : ending.agent());
  }

  private String byStatus() {
    Map<String, Long> counts =
        shift.callbacks().stream()
            .collect(groupingBy(c -> Wording.word(c.status()), TreeMap::new, counting()));
    return counts.isEmpty()
        ? "nothing was dropped"
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
  }

  private List<String> cases() {
    Table table = new Table("case", "call", "agent", "severity", "status", "because");
    shift.cases().stream()
        .sorted(Comparator.comparing(c -> String.join(" ", c.calls())))
        .forEach(c ->
            table.row(
                Wording.word(c.kind()),
                String.join(" ", c.calls()),
                Wording.orDash(c.agent()),
                Wording.word(c.severity()),
                Wording.word(c.status()),
                c.triggers().isEmpty() ? "" : c.triggers().getFirst().because()));
    return titled("%d cases for a person to look at".formatted(shift.cases().size()), table);
  }

  private static List<String> titled(String title, Table table) {
    List<String> lines = new ArrayList<>(List.of(title));
    lines.addAll(table.lines());
    return lines;
  }
}
