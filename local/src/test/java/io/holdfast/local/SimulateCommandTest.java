package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.simulator.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
  private final StringWriter said = new StringWriter();

  @Test
  void shouldWriteFactsAndTruthOfTheScenariosThatWereAskedFor(@TempDir Path out) throws Exception {
    assertThat(
            run(
                "--calls=20",
                "--scenario=ghost,consult",
                "--scenario",
                "closing-time",
                "--disorder=250ms",
                "--tenant=acme",
                "--out=" + out))
        .isZero();
    assertThat(Files.readAllLines(out.resolve("truth.tsv")))
        .hasSize(21)
        .first()
        .asString()
        .startsWith("callId\t");
    assertThat(Files.readString(out.resolve("truth.tsv")))
        .contains("\tghost\t", "\tconsult\t", "\tclosing-time\t");
    assertThat(Files.readAllLines(out.resolve("facts.ndjson")))
        .hasSizeGreaterThan(100)
        .allMatch(line -> line.contains("\"tenant\":\"acme\""));
  }

  @Test
  void shouldListEveryScenarioWhenOneIsUnknown() {
    assertThat(run("--scenario=gohst")).isEqualTo(2);
    for (Scenario scenario : Scenario.values()) {
      assertThat(said.toString()).contains("no scenario 'gohst'", scenario.word());
    }
  }

  @Test
  void shouldWriteTheTruthOfWhatItSendsIntoARunningSystem(@TempDir Path directory)
      throws Exception {
    HttpServer intake =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    intake.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] answer = "{\"accepted\":1}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(202, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    intake.start();
    Path file = directory.resolve("new/truth.tsv");
    try {
      String url = "--url=http://127.0.0.1:" + intake.getAddress().getPort();
      assertThat(run("--calls=5", url, "--truth=" + file)).isZero();
    } finally {
      intake.stop(0);
    }
    assertThat(Files.readAllLines(file)).hasSizeGreaterThanOrEqualTo(6);
    assertThat(run("--out=" + directory, "--truth=" + file)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--calls=0",
    "--loss=1.5",
    "--repeats=-1",
    "--rate=-1",
    "--disorder=soon",
    "--tenant=Demo"
  })
  void shouldEndWith2WhenAnOptionMakesNoSense(String option) {
    assertThat(run(option, "--out=never")).isEqualTo(2);
    assertThat(Path.of("never")).doesNotExist();
  }

  @Test
  void shouldEndWith10WhenItCannotWrite(@TempDir Path out) throws Exception {
    Path file = Files.writeString(out.resolve("file"), "");
    assertThat(run("--calls=1", "--out=" + file)).isEqualTo(10);
    assertThat(said.toString()).startsWith("holdfast: cannot write to ").doesNotContain("\tat ");
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "simulate";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Holdfast.commands().setErr(new PrintWriter(said, true)).execute(arguments);
  }
}
