package io.holdfast.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Asks every operation of an OpenAPI document with what no parameter can be, and with a parameter
/// that there is not.
public final class ParameterProbe {
  private final URI service;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> wrong = new ArrayList<>();

  private ParameterProbe(URI service) {
    this.service = service;
  }

  /// What was not refused with 400 and problem details.
  public static List<String> wrong(URI service, JsonNode document) {
    var probe = new ParameterProbe(service);
    document
        .path("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .forEach(one -> probe.ask(one.getKey(), path.getKey(), one.getValue())));
    return probe.wrong;
  }

  private void ask(String method, String path, JsonNode operation) {
    refused(method, path + "?nonsense=1", operation, "unknown-parameter");
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      switch (parameter.path("in").asText()) {
        case "path" ->
            refused(method, path.replace("{" + name + "}", "a%00b"), operation, "bad-text");
        case "query" -> {
          refused(method, path + "?" + name + "=a%00b", operation, "bad-text");
          if (parameter.at("/schema/$ref").asText().endsWith("/Instant")) {
            refused(
                method, path + "?" + name + "=%2B1000000000-01-01T00:00:00Z", operation, "bad-");
            refused(method, path + "?" + name + "=-0001-01-01T00:00:00Z", operation, "bad-");
          }
        }
        default -> {}
      }
    }
  }

  private void refused(String method, String path, JsonNode operation, String reason) {
    URI address = service.resolve(path.replace("{tenant}", "probe").replaceAll("\\{\\w+}", "x"));
    var request = HttpRequest.newBuilder(address);
    String type =
        operation
            .at("/requestBody/content")
            .propertyStream()
            .findFirst()
            .map(e -> e.getKey())
            .orElse(null);
    if (type != null) {
      request.header("Content-Type", type);
    }
    request.header("Holdfast-User", "probe");
    request.method(
        method.toUpperCase(Locale.ROOT),
        type == null ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 400
          || !answer.body().contains("urn:holdfast:problem:" + reason)
          || !answer.body().contains("\"field\"")) {
        wrong.add(method + " " + address + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      wrong.add(method + " " + address + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
