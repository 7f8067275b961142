package io.holdfast.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Asks every operation of an OpenAPI document with what no parameter can be, with a parameter that
/// there is not, and for a page to look at.
public final class ParameterProbe {
  private final URI service;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> wrong = new ArrayList<>();

  private ParameterProbe(URI service) {
    this.service = service;
  }

  /// What was not refused with 400 and problem details; what was answered in anything but JSON.
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
    answeredInJson(method, path, operation);
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
    require(
        request(method, path, operation).build(),
        answer ->
            answer.statusCode() == 400
                && answer.body().contains("urn:holdfast:problem:" + reason)
                && answer.body().contains("\"field\""));
  }

  private void answeredInJson(String method, String path, JsonNode operation) {
    require(
        request(method, path, operation).header("Accept", "text/html").build(),
        answer ->
            answer.body().isEmpty()
                || answer.headers().firstValue("Content-Type").orElse("").contains("json"));
  }

  private HttpRequest.Builder request(String method, String path, JsonNode operation) {
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
    return request.method(
        method.toUpperCase(Locale.ROOT),
        type == null ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
  }

  private void require(HttpRequest request, Predicate<HttpResponse<String>> right) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (!right.test(answer)) {
        String was = answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
        wrong.add(request.method() + " " + request.uri() + ": " + was);
      }
    } catch (IOException e) {
      wrong.add(request.method() + " " + request.uri() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
