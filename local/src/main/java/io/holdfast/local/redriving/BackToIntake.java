package io.holdfast.local.redriving;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import io.holdfast.local.replay.Answer;
import io.holdfast.local.replay.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;

/// Posts payloads to the intake again, as history. While it is away or busy it is asked again.
final class BackToIntake {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String key;
  private final Consumer<String> told;

  /// @param base such as `http://127.0.0.1:8081`
  /// @param key the tenant's operator key; empty where the intake is open
  /// @param told hears what is waited for
  BackToIntake(URI base, String key, Consumer<String> told) {
    this.base = base;
    this.key = key;
    this.told = told;
  }

  /// Posts one payload.
  ///
  /// @return whether it was taken; it is a new dead letter otherwise
  /// @throws TroubleException where the intake stays away, or asks for a credential
  boolean send(Way.Intake way) {
    Patience wait = new Patience(base, PATIENCE, told);
    try {
      while (true) {
        String trouble;
        try {
          HttpResponse<byte[]> answer = wait.send(http, request(way));
          switch (answer.statusCode()) {
            case 202 -> {
              return true;
            }
            case 400 -> {
              return false;
            }
            case 429, 502, 503, 504 ->
                trouble = "it answers " + Answer.problem(answer.statusCode(), answer.body());
            default -> throw refused(way, answer);
          }
        } catch (IOException e) {
          trouble = Patience.words(e);
        }
        wait.pause(trouble);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while sending");
    }
  }

  private HttpRequest request(Way.Intake way) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(way.marked()))
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofByteArray(way.body()));
    for (Header header : way.headers()) {
      String text = new String(header.value(), UTF_8);
      if (header.key().equals("content-type")) {
        request.header("Content-Type", text);
      } else if (header.key().startsWith("ce_")) {
        request.header("ce-" + header.key().substring(3), text);
      }
    }
    return key.isEmpty()
        ? request.build()
        : request.header("Authorization", "Bearer " + key).build();
  }

  private TroubleException refused(Way.Intake way, HttpResponse<byte[]> answer) {
    return new TroubleException(
        ExitCode.REFUSED,
        "the intake answered to %s: %s. Are --url and --key right?"
            .formatted(way.path(), Answer.problem(answer.statusCode(), answer.body())));
  }
}
