package io.holdfast.local.replay;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// One intake of a tenant (contract section 8). While it is away or busy it is asked again: what it
/// took before its answer was lost is a repeat that it drops.
public final class Intake {
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
  private final Consumer<String> told;

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
    this(address, contentType, patience, "", _ -> {});
  }

  private Intake(
      URI address, String contentType, Duration patience, String key, Consumer<String> told) {
    this.address = address;
    this.contentType = contentType;
    this.patience = patience;
    this.key = key;
    this.told = told;
  }

  /// The same intake, for whoever has the tenant's operator key; empty where the intake is open.
  public Intake withKey(String operatorKey) {
    return new Intake(address, contentType, patience, operatorKey, told);
  }

  /// The same intake, for whoever wants to hear what is waited for.
  public Intake telling(Consumer<String> waiting) {
    return new Intake(address, contentType, patience, key, waiting);
  }

  /// Sends lines and waits for the answer.
  ///
  /// @throws TroubleException where the intake refuses them, or stays away
  public Counts send(List<String> lines) throws InterruptedException {
    return post(lines).counts();
  }

  /// Sends lines and waits for the answer, which names each line that was not taken.
  ///
  /// @throws TroubleException where the intake refuses them, or stays away
  public Answer post(List<String> lines) throws InterruptedException {
    HttpRequest request = request(lines);
    Patience wait = new Patience(address, patience, told);
    while (true) {
      String trouble;
      try {
        HttpResponse<byte[]> answer = wait.send(http, request);
        switch (answer.statusCode()) {
          case 202 -> {
            return Answer.of(answer.body());
          }
          case 429, 502, 503, 504 ->
              trouble = "it answers " + Answer.problem(answer.statusCode(), answer.body());
          default -> throw refused(answer);
        }
      } catch (IOException e) {
        trouble = Patience.words(e);
      }
      wait.pause(trouble);
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
        "the intake at %s answered %s"
            .formatted(address, Answer.problem(answer.statusCode(), answer.body())));
  }
}
