package io.holdfast.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Json;
import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One intake of a tenant (contract section 8). While it is away or busy it is asked again: what it
/// took before its answer was lost is a repeat that it drops.
public final class Intake {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;
  private final String contentType;
  private final Duration patience;
  private final String key;

  /// The intake of a platform's own events as JSON, one a line.
  ///
  /// @param base such as `http://127.0.0.1:8081`
  /// @param patience how long to ask again before giving up
  public Intake(URI base, String tenant, String platform, String source, Duration patience) {
    this(
        base.resolve("/v1/tenants/" + tenant + "/platforms/" + platform + "/" + source),
        "application/x-ndjson",
        patience);
  }

  /// The intake of facts in our own vocabulary, one a line.
  public static Intake ofFacts(URI base, String tenant, Duration patience) {
    URI address = base.resolve("/v1/tenants/" + tenant + "/events");
    return new Intake(address, "application/x-ndjson", patience);
  }

  /// Any intake that takes an event a line.
  ///
  /// @param address the whole of it
  /// @param patience how long to ask again before giving up
  public Intake(URI address, String contentType, Duration patience) {
    this(address, contentType, patience, "");
  }

  private Intake(URI address, String contentType, Duration patience, String key) {
    this.address = address;
    this.contentType = contentType;
    this.patience = patience;
    this.key = key;
  }

  /// The same intake, for whoever has the tenant's operator key; empty where the intake is open.
  public Intake withKey(String operatorKey) {
    return new Intake(address, contentType, patience, operatorKey);
  }

  /// Sends lines and waits for the answer.
  ///
  /// @throws TroubleException where the intake refuses them, or stays away
  public Counts send(List<String> lines) throws InterruptedException {
    HttpRequest request = request(lines);
    Instant deadline = Instant.now().plus(patience);
    Duration pause = FIRST_PAUSE;
    while (true) {
      String trouble;
      try {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        switch (answer.statusCode()) {
          case 202 -> {
            return Counts.of(Json.tree(answer.body()));
          }
          case 429, 502, 503, 504 -> trouble = "it answers " + answer.statusCode();
          default -> throw refused(answer);
        }
      } catch (IOException e) {
        trouble = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      }
      if (Instant.now().isAfter(deadline)) {
        throw new TroubleException(
            ExitCode.REFUSED,
            "the intake at "
                + address
                + " stayed away for "
                + patience.toSeconds()
                + " s: "
                + trouble
                + ". Is the system up (./holdfast up), and is --url right?");
      }
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private HttpRequest request(List<String> lines) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(String.join("\n", lines) + "\n"));
    return key.isEmpty()
        ? request.build()
        : request.header("Authorization", "Bearer " + key).build();
  }

  private TroubleException refused(HttpResponse<byte[]> answer) {
    return new TroubleException(
        ExitCode.REFUSED,
        "the intake at %s answered %d: %s"
            .formatted(address, answer.statusCode(), new String(answer.body(), UTF_8)));
  }
}
