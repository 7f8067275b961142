package io.holdfast.local.checking;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the intake and the clean life of calls tell of one sender.
///
/// @param tenant whose sender it is
/// @param platform its name in the path of the intake, or `cloudevents`
/// @param source as in the path; of CloudEvents their own
/// @param minutes how far back to look
public record SenderCheck(String tenant, String platform, String source, int minutes) {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  /// What was found.
  ///
  /// @param lines for a person
  /// @param good whether something was understood, and nothing refused
  public record Finding(List<String> lines, boolean good) {}

  /// The source that the sender's facts have: `/asterisk/pbx-1` of `pbx-1` and `asterisk-ami`.
  String factSource() {
    return platform.equals("cloudevents")
        ? source
        : "/" + (platform.startsWith("asterisk-") ? "asterisk" : platform) + "/" + source;
  }

  /// Asks the intake, reads the topic, and says what there is.
  ///
  /// @param url of call-events-service
  /// @param bootstrap brokers
  public Finding look(URI url, String bootstrap) throws InterruptedException {
    JsonNode report = ask(url);
    JsonNode sender = Json.mapper().missingNode();
    List<String> others = new ArrayList<>();
    for (JsonNode one : report.path("senders")) {
      boolean asked = is(one, "platform", platform) && is(one, "source", source);
      sender = asked ? one : sender;
      if (!asked) {
        others.add(one.path("platform").asText() + " " + one.path("source").asText());
      }
    }
    Instant from = Instant.now().minus(Duration.ofMinutes(minutes));
    PublishedCalls calls = PublishedCalls.read(bootstrap, from, tenant, factSource());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s from %s, tenant %s, the last %d min".formatted(platform, source, tenant, minutes));
    if (sender.isMissingNode()) {
      nothing(report.path("since").asText(), others, lines);
      lines.addAll(calls.lines());
      return new Finding(lines, false);
    }
    long understood = sender.path("understood").asLong();
    lines.add(
        "  understood  %,d events with %,d facts; the last event came %d s ago"
            .formatted(
                understood,
                sender.path("facts").asLong(),
                Duration.between(Instant.parse(sender.path("lastAt").asText()), Instant.now())
                    .toSeconds()));
    lines.add(
        "  ignored     %,d events: known, and nothing of a call's life in them"
            .formatted(sender.path("ignored").asLong()));
    Map<String, Long> refused = new TreeMap<>();
    sender
        .path("refused")
        .properties()
        .forEach(r -> refused.put(r.getKey(), r.getValue().asLong()));
    lines.add("  refused     " + (refused.isEmpty() ? "none" : refused.toString()));
    lines.addAll(calls.lines());
    if (!refused.isEmpty()) {
      lines.add(
          "Each refused event lies in the dead letters with its reason; ./holdfast redrive --dry-run"
              + " shows them.");
    }
    return new Finding(lines, understood > 0 && refused.isEmpty());
  }

  private void nothing(String since, List<String> others, List<String> lines) {
    lines.add("  nothing came since " + since + ". Look at:");
    lines.add(
        "  - what the sender's requests are answered: 401 and 403 are the credential, 404 the");
    lines.add("    path, 415 the content type; only what passes these is counted here;");
    lines.add("  - tenant, platform and source: they are those of the path it posts to, which is");
    lines.add("    " + path() + ";");
    lines.add("  - for a live switch: holdfast_switch_connected at /q/metrics.");
    if (!others.isEmpty()) {
      lines.add("  Others that sent: " + String.join(", ", others));
    }
  }

  private static boolean is(JsonNode node, String field, String text) {
    return node.path(field).asText().equals(text);
  }

  private String path() {
    return platform.equals("cloudevents")
        ? "/v1/tenants/" + tenant + "/events"
        : "/v1/tenants/" + tenant + "/platforms/" + platform + "/" + source;
  }

  private JsonNode ask(URI url) throws InterruptedException {
    URI address = url.resolve("/v1/tenants/%s/senders?minutes=%d".formatted(tenant, minutes));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN).build(),
              BodyHandlers.ofByteArray());
      JsonNode body = Json.tree(answer.body());
      if (answer.statusCode() != 200) {
        throw new TroubleException(
            ExitCode.REFUSED,
            "%s answers %d: %s"
                .formatted(address, answer.statusCode(), body.path("detail").asText()));
      }
      return body;
    } catch (IOException e) {
      throw new TroubleException(
          ExitCode.REFUSED,
          "call-events-service does not answer at %s. Is the system up (./holdfast up), and is --url right?"
              .formatted(url));
    }
  }
}
