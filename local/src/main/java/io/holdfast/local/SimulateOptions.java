package io.holdfast.local;

import io.holdfast.simulator.Plan;
import io.holdfast.simulator.Plan.Disturbance;
import io.holdfast.simulator.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What day to simulate, and what happens to its facts on their way.
final class SimulateOptions {
  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "1000",
      description = "callers of the day (${DEFAULT-VALUE}); who calls again comes on top")
  int calls;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "another seed is another day (${DEFAULT-VALUE})")
  long seed;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      split = ",",
      converter = ScenarioByName.class,
      description = "only this one, or these by turns; else as the agents are (see below)")
  List<Scenario> scenarios = List.of();

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = "when the centre opens (files: 2026-03-02T07:00:00Z; else 16 hours ago)")
  @Nullable Instant start;

  @Mixin TenantOption tenant = new TenantOption();

  @Option(
      names = "--loss",
      paramLabel = "P",
      defaultValue = "0",
      description = "share of the facts that never arrive, 0 to 1 (${DEFAULT-VALUE})")
  double loss;

  @Option(
      names = "--repeats",
      paramLabel = "P",
      defaultValue = "0",
      description = "share of the facts that arrive twice, 0 to 1 (${DEFAULT-VALUE})")
  double repeats;

  @Option(
      names = "--disorder",
      paramLabel = "SPAN",
      defaultValue = "0s",
      converter = Span.class,
      description = "facts are late by up to that, such as 250ms, 30s, 5m (${DEFAULT-VALUE})")
  Duration disorder = Duration.ZERO;

  @Option(
      names = "--skew",
      paramLabel = "SPAN",
      defaultValue = "0s",
      converter = Span.class,
      description = "clocks of switch, queue and desktops are off by up to that (${DEFAULT-VALUE})")
  Duration skew = Duration.ZERO;

  /// What was asked for.
  ///
  /// @param opens when the centre opens, unless that was said
  /// @throws TroubleException where it makes no sense
  Plan plan(Instant opens) {
    if (calls < 1 || !isShare(loss) || !isShare(repeats)) {
      throw new TroubleException(
          ExitCode.USAGE, "expected --calls of at least 1, --loss and --repeats of 0 to 1");
    }
    Disturbance disturbance = new Disturbance(loss, repeats, disorder, skew);
    return new Plan(
        calls, seed, start == null ? opens : start, tenant.get(), scenarios, disturbance);
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  /// A span such as `250ms`, `30s`, `5m`.
  static final class Span implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m)");

    @Override
    public Duration convert(String text) {
      Matcher span = SPAN.matcher(text);
      if (!span.matches()) {
        throw new TypeConversionException(
            "expected a span such as 250ms, 30s or 5m, found '" + text + "'");
      }
      long many = Long.parseLong(span.group(1));
      return switch (span.group(2)) {
        case "ms" -> Duration.ofMillis(many);
        case "s" -> Duration.ofSeconds(many);
        default -> Duration.ofMinutes(many);
      };
    }
  }

  /// A scenario by its name.
  static final class ScenarioByName implements ITypeConverter<Scenario> {
    @Override
    public Scenario convert(String text) {
      return Scenario.named(text)
          .orElseThrow(() ->
              new TypeConversionException(
                  "there is no scenario '%s'. Scenarios: %s"
                      .formatted(
                          text,
                          Arrays.stream(Scenario.values())
                              .map(Scenario::word)
                              .collect(Collectors.joining(", ")))));
    }
  }
}
