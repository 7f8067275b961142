package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.Reading;
import io.holdfast.callevents.domain.DemoTenant;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Calls in the shape of seven platforms, composed after public reports: `truth.tsv` says how each
/// is to be read.
final class FieldCases {
  private static final Path FOLDER = Path.of("src/test/resources");

  /// Composed after reports, and near variants of those: other roles, orders, legs and endings.
  private static final List<String> SETS = List.of("field-cases", "near-cases");

  /// When jambonz' payloads arrived, which have no time of their own.
  private static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:00Z");

  private FieldCases() {}

  /// One row of `truth.tsv`: columns to what they must say; what is not said is left out.
  static Stream<Map<String, String>> truths() {
    return SETS.stream().flatMap(FieldCases::truths);
  }

  private static Stream<Map<String, String>> truths(String set) {
    List<String> lines = lines(FOLDER.resolve(set).resolve("truth.tsv"));
    List<String> columns = Arrays.asList(lines.getFirst().split("\t", -1));
    return lines.stream()
        .skip(1)
        .map(line -> {
          String[] cells = line.split("\t", -1);
          Map<String, String> truth = new LinkedHashMap<>();
          for (int i = 0; i < columns.size(); i++) {
            if (!cells[i].isEmpty()) {
              truth.put(columns.get(i), i == 0 ? set + "/" + cells[i] : cells[i]);
            }
          }
          return truth;
        });
  }

  /// The facts of a case, in the order of its payloads.
  ///
  /// @param platform its name in the path, or `cloudevents`
  static List<Fact> facts(String file, String platform) {
    Path path = FOLDER.resolve(file);
    return file.endsWith(".form.txt")
        ? lines(path).stream().flatMap(form -> read(form.getBytes(UTF_8), platform)).toList()
        : read(String.join("\n", lines(path)).getBytes(UTF_8), platform).toList();
  }

  /// The same, payload by payload.
  static List<List<Fact>> payloads(String file, String platform) {
    return lines(FOLDER.resolve(file)).stream()
        .map(line -> read(line.getBytes(UTF_8), platform).toList())
        .toList();
  }

  private static Stream<Fact> read(byte[] body, String platform) {
    List<Reading> readings;
    if (platform.equals("cloudevents")) {
      readings =
          Payload.read(
              body,
              Format.NDJSON,
              Recordings.LIMITS,
              e -> CloudEventIntake.facts(e, "demo", name -> name, false));
    } else {
      Platform reader = Platform.named(platform);
      Sender known =
          DemoTenant.sender("/" + platform.replaceFirst("asterisk-.*", "asterisk") + "/r");
      Format format =
          switch (reader) {
            case TWILIO -> Format.FORM;
            case ASTERISK_QUEUE_LOG -> Format.LINES;
            case AMAZON_CONNECT, ASTERISK_AMI, ASTERISK_CEL, FREESWITCH, GENESYS_CLOUD, JAMBONZ ->
                Format.NDJSON;
          };
      readings =
          Payload.read(
              body, format, Recordings.LIMITS, e -> reader.facts(e, known.origin(e), ARRIVED));
    }
    return readings.stream().flatMap(r -> ((Reading.Facts) r).facts().stream());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
