package io.holdfast.simulator;

import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a confidence is worth: of the endings that name an agent, how many are right.
///
/// An ending is right where that agent ended the call. The promise: of those at 0.8 and above at
/// most one in a thousand is wrong, of those from the floor (0.6) up to 0.8 at most one in twenty;
/// on all calls, and on no platform by itself so many more that chance does not explain it.
public final class Calibration {
  private static final int MOST_LISTED = 50;

  private final Confidences all = new Confidences();
  private final Map<CentreKind, Confidences> byPlatform = new EnumMap<>(CentreKind.class);
  private final List<String> wrong = new ArrayList<>();

  /// Takes one call: what happened, and what is said of its end; null where that is open.
  public void add(Truth truth, @Nullable Ending ending) {
    Confidences its = byPlatform.computeIfAbsent(truth.platform(), _ -> new Confidences());
    if (ending == null || ending.by() != Party.AGENT || ending.agent() == null) {
      return;
    }
    boolean right = truth.by() == Party.AGENT && Objects.equals(truth.agent(), ending.agent());
    all.add(ending.confidence(), right);
    its.add(ending.confidence(), right);
    if (!right && wrong.size() < MOST_LISTED) {
      wrong.add(
          "%s (%s, %s): really %s %s, said agent %s at %s by %s"
              .formatted(
                  truth.callId(),
                  truth.platform().word(),
                  truth.scenario().word(),
                  truth.by(),
                  Objects.requireNonNullElse(truth.agent(), ""),
                  ending.agent(),
                  ending.confidence(),
                  ending.evidence()));
    }
  }

  /// Whether the promise holds for what was taken.
  public boolean isKept() {
    return all.isKept() && byPlatform.values().stream().noneMatch(Confidences::isSurelyBroken);
  }

  /// Whether what was taken shows anything: a hundred endings at 0.8 and above, and a hundred
  /// below.
  public boolean isShown() {
    return all.isShown();
  }

  /// How many endings named an agent.
  public long named() {
    return all.named(true) + all.named(false);
  }

  /// How many endings named an agent at 0.8 and above.
  public long namedSurely() {
    return all.named(true);
  }

  /// The wrong ones, at most fifty, each with the truth and the evidence.
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  /// The figures as a table in Markdown, the lowest confidence first.
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("| confidence | endings that name an agent | right | share right | promised |");
    lines.add("|---|---|---|---|---|");
    for (int band = 0; band < all.bands(); band++) {
      String promised = Confidences.isSure(band) ? "99.9 %" : "95 %";
      lines.add("| %s | %s | %s |".formatted(all.bounds(band), all.figures(band), promised));
    }
    return lines;
  }

  /// The same for each platform by itself.
  public List<String> tableByPlatform() {
    List<String> lines = new ArrayList<>();
    lines.add("| platform | 0.60 to below 0.80 | right | share | 0.80 and above | right | share |");
    lines.add("|---|---|---|---|---|---|---|");
    byPlatform.forEach((platform, its) ->
        lines.add(
            "| %s | %s | %s |".formatted(platform.word(), its.figures(false), its.figures(true))));
    return lines;
  }
}
