package io.holdfast.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// A service's REST interface as a client of one tenant sees it.
///
/// @param base address of the service
/// @param tenant whose client it is
record Rest(URI base, String tenant) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Status and body; the body is JSON, or missing.
  record Answer(int status, JsonNode body) {}

  Answer get(String path) throws Exception {
    return send(request(path).GET());
  }

  Answer post(String path, Map<String, ?> body) throws Exception {
    return post(path, "application/json", Json.bytes(body));
  }

  Answer post(String path, String contentType, byte[] body) throws Exception {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
  }

  Answer put(String path, Map<String, ?> body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Holdfast-Tenant", tenant);
  }

  static Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    JsonNode body =
        answer.body().length == 0 ? Json.mapper().missingNode() : Json.tree(answer.body());
    return new Answer(answer.statusCode(), body);
  }
}
