package io.holdfast.local.story;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
    Map<Party, List<Ending>> byParty =
        endings.stream().collect(groupingBy(Ending::by, TreeMap::new, Collectors.toList()));
    Table table = new Table("ended by", "calls", "deliberately", "while waiting or on hold");
    byParty.forEach((party, some) ->
        table.row(
            Wording.word(party),
            Integer.toString(some.size()),
            count(some, e -> e.mode() == Ending.Mode.DELIBERATE),
            count(some, Story::keptWaiting)));
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
    Table table = new Table("caller", "what happened", "time lost", "agent", "due", "status");
    shift.callbacks().stream()
        .sorted(Comparator.comparing(Callback::dueAt))
        .forEach(c ->
            table.row(
                Wording.orDash(c.caller().masked()),
                Wording.word(c.drop().kind()),
                Wording.span(c.drop().timeLostMs()),
                agentOf(c),
                wording.clock(c.dueAt()),
                Wording.word(c.status())));
    return titled(
        "%d callers are owed a call: %s".formatted(shift.callbacks().size(), byStatus()), table);
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
        ? "nobody"
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
  }

  private List<String> cases() {
    Table table = new Table("case", "agent", "severity", "status", "because");
    shift.cases().stream()
        .sorted(Comparator.comparing(ReviewCase::openedAt).thenComparing(ReviewCase::caseId))
        .forEach(c ->
            table.row(
                Wording.word(c.kind()),
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
