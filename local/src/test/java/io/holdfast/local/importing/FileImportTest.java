package io.holdfast.local.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.local.Progress;
import io.holdfast.local.TroubleException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImportTest {
  private static final String LOG =
      IntStream.range(0, 1200)
          .mapToObj(i -> "17000000%02d|1.%d|q|NONE|ENTERQUEUE||x|1\n".formatted(i % 100, i))
          .collect(Collectors.joining());

  @TempDir Path directory;
  private final List<String> bodies = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private String rejected = "";
  private int awayFor;
  private int refuseAfter = Integer.MAX_VALUE;
  private HttpServer server;

  @BeforeEach
  void answer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          boolean refused = bodies.size() >= refuseAfter;
          if (!refused) {
            bodies.add(body);
            asked.add(
                exchange.getRequestURI()
                    + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type")
                    + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
          }
          long lines = body.lines().count();
          String counts =
              "{\"accepted\":%d,\"ignored\":0,\"duplicates\":0,\"facts\":%d,\"rejected\":[%s]}"
                  .formatted(lines, lines, rejected);
          boolean away = awayFor > 0;
          awayFor--;
          byte[] answer =
              (away ? "{\"type\":\"urn:holdfast:problem:broker-away\"}" : counts).getBytes(UTF_8);
          exchange.sendResponseHeaders(away ? 503 : refused ? 400 : 202, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldSendEveryLineOnceAsBackfillWhenItWasStoppedOnTheWay() throws Exception {
    Path file = zipped(LOG);
    refuseAfter = 1;
    assertThatExceptionOfType(TroubleException.class)
        .isThrownBy(() -> queueLog(file).run(false, progress()));
    refuseAfter = Integer.MAX_VALUE;
    queueLog(file).run(false, progress());
    assertThat(String.join("", bodies)).isEqualTo(LOG);
    assertThat(bodies).hasSize(3);
    assertThat(asked)
        .containsOnly(
            "/v1/tenants/demo/platforms/asterisk-queue-log/pbx-1?backfill=true text/plain"
                + " Bearer s3cret");
    assertThat(said.toString(UTF_8)).contains("Goes on after the first 500", "1,200 = read");
  }

  @Test
  void shouldSendAFinishedFileAgainOnlyWhenAsked() throws Exception {
    Path file = zipped(LOG);
    queueLog(file).run(false, progress());
    queueLog(file).run(false, progress());
    assertThat(bodies).hasSize(3);
    assertThat(said.toString(UTF_8)).contains("Imported already");
    queueLog(file).run(true, progress());
    assertThat(bodies).hasSize(6);
  }

  @Test
  void shouldTakeRecordsApartHoweverTheyAreDelivered() throws Exception {
    for (String text :
        List.of("{\"a\":1}{\"a\":2}", "[{\"a\":1},{\"a\":2}]", "{\"a\":1}\n{\"a\":2}\n")) {
      bodies.clear();
      Path file = Files.writeString(directory.resolve("records.json"), text);
      of(Format.AMAZON_CONNECT, file).run(true, progress());
      assertThat(bodies).containsExactly("{\"a\":1}\n{\"a\":2}\n");
    }
  }

  @Test
  void shouldSendCelAsJsonWhereItIsJson() throws Exception {
    Path file = Files.writeString(directory.resolve("cel.json"), "\n{\"eventtype\":\"HANGUP\"}\n");
    of(Format.ASTERISK_CEL, file).run(false, progress());
    assertThat(asked.getFirst()).contains(" application/x-ndjson ");
    assertThat(bodies).containsExactly("{\"eventtype\":\"HANGUP\"}\n");
  }

  @Test
  void shouldSayWhatItWaitsForWhileTheIntakeIsAway() throws Exception {
    Path file = Files.writeString(directory.resolve("one"), LOG.lines().findFirst().orElseThrow());
    awayFor = 2;
    queueLog(file).run(false, new Progress(new PrintStream(said, true, UTF_8), true));
    assertThat(said.toString(UTF_8))
        .contains("waiting for the intake at http://127.0.0.1:", "it answers 503 broker-away")
        .contains("120 s at most");
  }

  @Test
  void shouldNameTheLineAndColumnOfWhatTheIntakeRefuses() throws Exception {
    String log = "\n" + LOG.lines().findFirst().orElseThrow() + "\n\nnonsense\n";
    Path file = Files.writeString(directory.resolve("bad"), log);
    rejected =
        "{\"index\":1,\"reason\":\"bad-json\",\"detail\":\"Not JSON at line 1, column 4\"},"
            + "{\"index\":0,\"reason\":\"bad-field\",\"detail\":\"Expected a time\"}";
    queueLog(file).run(false, progress());
    assertThat(said.toString(UTF_8))
        .contains("Line 4, column 4: bad-json, Not JSON\n", "Line 2: bad-field, Expected a time\n");
  }

  @Test
  void shouldNameTheLineAndColumnWhereRecordsCeaseToBeJsonAndSendWhatCameBefore() throws Exception {
    Path file = Files.writeString(directory.resolve("records"), "{\"a\":1}\n{\"a\": oops}\n");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> of(Format.AMAZON_CONNECT, file).run(false, progress()))
        .withMessageStartingWith("line 2, column ")
        .withMessageContaining("expected records as JSON objects")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("com.fasterxml", "Source"));
    assertThat(bodies).containsExactly("{\"a\":1}\n");
  }

  @Test
  void shouldReportAnEmptyFile() throws Exception {
    queueLog(Files.createFile(directory.resolve("empty"))).run(false, progress());
    assertThat(bodies).isEmpty();
    assertThat(said.toString(UTF_8)).contains("read");
  }

  private FileImport queueLog(Path file) {
    return of(Format.ASTERISK_QUEUE_LOG, file);
  }

  private FileImport of(Format format, Path file) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var settings = new Format.Settings(url, "s3cret", "demo", "pbx-1", ZoneId.of("UTC"), "k");
    return new FileImport(file, format, settings, directory.resolve("state"));
  }

  private Progress progress() {
    return new Progress(new PrintStream(said, true, UTF_8), false);
  }

  private Path zipped(String text) throws IOException {
    Path file = directory.resolve("queue_log.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(UTF_8));
    }
    return file;
  }
}
