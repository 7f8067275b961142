package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.Reading;
import io.holdfast.callevents.domain.DemoTenant;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The recordings of a real switch, with what really happened on each call.
public final class Recordings {
  static final Payload.Limits LIMITS = new Payload.Limits(1 << 20, 1 << 20);

  private static final Path FOLDER =
      Path.of(System.getProperty("holdfast.root", ".."), "local/src/main/resources/recordings");
  private static final Sender PBX = DemoTenant.sender("/asterisk/pbx");
  private static final Map<String, Map<String, List<Fact>>> READ = new ConcurrentHashMap<>();

  private Recordings() {}

  /// One line of a truth file.
  public record Truth(
      String recording,
      String callId,
      Map<String, Object> exact,
      long queueWaitMs,
      long holdMs,
      long sinceWaitEndedMs,
      int stretch) {}

  /// Facts of a recording, by call, in the order in which the switch told them.
  public static Map<String, List<Fact>> facts(String recording) {
    return READ.computeIfAbsent(recording, Recordings::read);
  }

  /// Every call of every truth file.
  public static Stream<Truth> truths() {
    return Stream.concat(
        truths("shift-a.truth-x80.tsv", 80), truths("single-calls.truth-x60.tsv", 60));
  }

  private static Stream<Truth> truths(String file, int stretch) {
    try {
      List<String> lines = Files.readAllLines(FOLDER.resolve(file));
      List<String> names = Arrays.asList(lines.getFirst().split("\t", -1));
      return lines.stream()
          .skip(1)
          .map(line -> {
            String[] cells = line.split("\t", -1);
            java.util.function.Function<String, String> cell = n -> cells[names.indexOf(n)];
            return new Truth(
                names.contains("recording") ? cell.apply("recording") : "shift-a",
                cell.apply("callId"),
                Map.of(
                    "by", cell.apply("by"),
                    "mode", cell.apply("mode"),
                    "phase", cell.apply("phase"),
                    "holds", Integer.parseInt(cell.apply("holds")),
                    "agent", cell.apply("agent"),
                    "transfers", Integer.parseInt(cell.apply("transfers"))),
                Long.parseLong(cell.apply("queueWaitMs")),
                Long.parseLong(cell.apply("holdMs")),
                Long.parseLong(cell.apply("sinceWaitEndedMs")),
                stretch);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Fact>> read(String recording) {
    List<Reading> readings =
        Payload.read(
            bytes(recording),
            Format.NDJSON,
            LIMITS,
            e -> Platform.ASTERISK_AMI.facts(e, PBX.origin(e), Instant.EPOCH));
    return readings.stream()
        .map(r -> (Reading.Facts) r)
        .flatMap(r -> r.facts().stream())
        .collect(Collectors.groupingBy(f -> f.key().id()));
  }

  /// A recording's lines.
  public static byte[] bytes(String recording) {
    Path plain = FOLDER.resolve(recording + ".jsonl");
    try (InputStream in =
        Files.exists(plain)
            ? Files.newInputStream(plain)
            : new GZIPInputStream(Files.newInputStream(FOLDER.resolve(recording + ".jsonl.gz")))) {
      return new String(in.readAllBytes(), UTF_8).getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
