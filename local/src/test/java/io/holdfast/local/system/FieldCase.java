package io.holdfast.local.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One row of the field cases' `truth.tsv` in call-events-service: an input in the shape of a
/// platform, and the promise and the case that stand behind it (`-` none).
///
/// @param file below `field-cases`
/// @param platform name in the path, or `cloudevents`
/// @param promise kind of drop of the promise that holds; empty where that is not said
/// @param review kind of the case; empty where that is not said
/// @param pending not right yet
record FieldCase(String file, String platform, String promise, String review, boolean pending) {
  private static final Path FOLDER =
      Path.of(System.getProperty("holdfast.root"))
          .resolve("call-events-service/src/test/resources/field-cases");

  /// When every case begins.
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /// Longer than the longest of them.
  private static final Duration AGO = Duration.ofHours(2);

  private static final Pattern SECONDS =
      Pattern.compile("(?<![0-9])17723[67][0-9]{4}(?=([0-9]{3}|[0-9]{6})?(?![0-9]))");
  private static final Pattern DAY =
      Pattern.compile("2026-03-01([T ]|%20|%2B|\\+)([0-9]{2})(:|%3A)([0-9]{2})(:|%3A)([0-9]{2})");
  private static final Pattern MAIL_DAY =
      Pattern.compile(
          "Sun%2C(?:[+]|%20)01(?:[+]|%20)Mar(?:[+]|%20)2026(?:[+]|%20)"
              + "([0-9]{2})%3A([0-9]{2})%3A([0-9]{2})");
  private static final DateTimeFormatter MAIL =
      DateTimeFormatter.ofPattern("EEE'%2C+'dd'+'MMM'+'yyyy'+'HH'%3A'mm'%3A'ss", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static List<FieldCase> all() throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve("truth.tsv"));
    List<String> columns = Arrays.asList(lines.getFirst().split("\t", -1));
    List<FieldCase> cases = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Map<String, String> row = new HashMap<>();
      String[] cells = line.split("\t", -1);
      for (int i = 0; i < cells.length; i++) {
        row.put(columns.get(i), cells[i]);
      }
      UnaryOperator<String> cell = name -> Objects.requireNonNull(row.get(name), name);
      cases.add(
          new FieldCase(
              cell.apply("case"),
              cell.apply("platform"),
              cell.apply("promise"),
              cell.apply("review"),
              !cell.apply("pending").isEmpty()));
    }
    return cases;
  }

  /// A tenant of its own: nothing of another case is in the way.
  String tenant() {
    String name = "field-" + file.substring(0, file.indexOf('.'));
    return name.substring(0, Math.min(name.length(), 60));
  }

  String path() {
    String base = "/v1/tenants/" + tenant();
    return platform.equals("cloudevents")
        ? base + "/events"
        : base + "/platforms/" + platform + "/r";
  }

  String contentType() {
    if (file.endsWith(".form.txt")) {
      return "application/x-www-form-urlencoded";
    }
    return file.endsWith(".txt") ? "text/plain" : "application/x-ndjson";
  }

  /// The bodies to post, every time in them moved so that the case happens now.
  ///
  /// @param now when the earliest of them may have begun, and two hours
  List<byte[]> bodies(Instant now) throws IOException {
    long by = Duration.between(NOON, now.minus(AGO)).toSeconds();
    String text = moved(Files.readString(FOLDER.resolve(file)), by);
    List<String> parts = file.endsWith(".form.txt") ? text.lines().toList() : List.of(text);
    return parts.stream()
        .filter(part -> !part.isBlank())
        .map(part -> part.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String moved(String text, long by) {
    String seconds =
        SECONDS.matcher(text).replaceAll(m -> String.valueOf(Long.parseLong(m.group()) + by));
    String days = DAY.matcher(seconds).replaceAll(m -> day(m, by));
    return MAIL_DAY
        .matcher(days)
        .replaceAll(m -> MAIL.format(at(m.group(1), m.group(2), m.group(3)).plusSeconds(by)));
  }

  private static String day(MatchResult m, long by) {
    Instant moved = at(m.group(2), m.group(4), m.group(6)).plusSeconds(by);
    String[] iso = moved.toString().substring(0, 19).split("T", -1);
    String[] clock = iso[1].split(":", -1);
    return iso[0] + m.group(1) + clock[0] + m.group(3) + clock[1] + m.group(5) + clock[2];
  }

  private static Instant at(String hour, String minute, String second) {
    return Instant.parse("2026-03-01T%s:%s:%sZ".formatted(hour, minute, second));
  }
}
