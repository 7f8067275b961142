package io.holdfast.callevents;

import io.holdfast.callevents.Reading.Delivery;
import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came from each sender in the last hour, and what became of it at this instance's intake:
/// for whoever connects a platform. It is kept in memory, for the senders that sent last.
public final class SenderActivity {
  /// How far back it tells.
  public static final Duration KEPT = Duration.ofHours(1);

  /// Senders that are remembered; of more, those that were silent longest are forgotten.
  private static final int MAX_SENDERS = 1_000;

  /// Source of what a sender of CloudEvents sent that could not be read.
  private static final String UNKNOWN = "unknown";

  private record Name(String tenant, String platform, String source) {}

  /// What came from one sender.
  ///
  /// @param platform its name in the path of the intake; `cloudevents` for our own vocabulary
  /// @param source as in the path; for CloudEvents their own, `unknown` of what could not be read
  /// @param lastAt when something came last
  /// @param understood events with facts in them, repeats too
  /// @param facts that they held
  /// @param ignored events that are known, and tell nothing of a call's life
  /// @param refused events that could not be read, by reason
  public record Sender(
      String platform,
      String source,
      Instant lastAt,
      long understood,
      long facts,
      long ignored,
      Map<String, Long> refused) {}

  /// What came from a tenant's senders.
  ///
  /// @param since when this instance began to count, or the span asked for began
  public record Report(String tenant, Instant since, List<Sender> senders) {}

  private final InstantSource clock;
  private final Instant began;
  private final Map<Name, Deque<Sums>> senders = new LinkedHashMap<>(16, 0.75f, true);

  /// @param clock of the wall
  public SenderActivity(InstantSource clock) {
    this.clock = clock;
    this.began = clock.instant();
  }

  /// Counts of one minute.
  private static final class Sums {
    private final long minute;
    private Instant lastAt;
    private long understood;
    private long facts;
    private long ignored;
    private final Map<String, Long> refused = new TreeMap<>();

    Sums(Instant at) {
      minute = minute(at);
      lastAt = at;
    }
  }

  /// Counts what a delivery held, as it was answered.
  void add(Delivery delivery, IntakeAnswer answer) {
    Instant now = clock.instant();
    Map<Integer, String> refused = new HashMap<>();
    answer.rejected().forEach(bad -> refused.put(bad.index(), bad.reason()));
    synchronized (senders) {
      for (int i = 0; i < delivery.readings().size(); i++) {
        Reading reading = delivery.readings().get(i);
        List<Fact> facts = reading instanceof Reading.Facts read ? read.facts() : List.of();
        Sums sums =
            sums(new Name(delivery.tenant(), delivery.platform(), source(delivery, facts)), now);
        String reason = refused.get(i);
        if (reason != null) {
          sums.refused.merge(reason, 1L, Long::sum);
        } else if (facts.isEmpty()) {
          sums.ignored++;
        } else {
          sums.understood++;
          sums.facts += facts.size();
        }
      }
    }
  }

  /// The senders of a tenant, the one that sent last at the end.
  ///
  /// @param span how far back, at most [#KEPT]
  public Report of(String tenant, Duration span) {
    Instant since = clock.instant().minus(span);
    synchronized (senders) {
      List<Sender> found =
          senders.entrySet().stream()
              .filter(e -> e.getKey().tenant.equals(tenant))
              .filter(e -> !e.getValue().getLast().lastAt.isBefore(since))
              .map(e -> sum(e.getKey(), e.getValue(), since))
              .toList();
      return new Report(tenant, since.isBefore(began) ? began : since, found);
    }
  }

  private Sums sums(Name sender, Instant now) {
    Deque<Sums> minutes = senders.computeIfAbsent(sender, _ -> new ArrayDeque<>());
    if (minutes.isEmpty() || minutes.getLast().minute != minute(now)) {
      minutes.add(new Sums(now));
      minutes.removeIf(old -> old.minute < minute(now.minus(KEPT)));
    }
    if (senders.size() > MAX_SENDERS) {
      senders.remove(senders.keySet().iterator().next());
    }
    minutes.getLast().lastAt = now;
    return minutes.getLast();
  }

  private static Sender sum(Name name, Deque<Sums> minutes, Instant since) {
    Map<String, Long> refused = new TreeMap<>();
    long understood = 0;
    long facts = 0;
    long ignored = 0;
    for (Sums one : minutes) {
      if (one.minute >= minute(since)) {
        understood += one.understood;
        facts += one.facts;
        ignored += one.ignored;
        one.refused.forEach((reason, n) -> refused.merge(reason, n, Long::sum));
      }
    }
    Instant lastAt = minutes.getLast().lastAt;
    return new Sender(name.platform, name.source, lastAt, understood, facts, ignored, refused);
  }

  private static String source(Delivery delivery, List<Fact> facts) {
    String path = delivery.again().getOrDefault("holdfast_path", "");
    if (path.contains("/platforms/")) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
    return facts.isEmpty() ? UNKNOWN : facts.getFirst().envelope().source();
  }

  private static long minute(Instant at) {
    return at.getEpochSecond() / 60;
  }
}
