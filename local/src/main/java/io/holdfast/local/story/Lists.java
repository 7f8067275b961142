package io.holdfast.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads whole lists over REST, page by page, for one tenant.
public final class Lists {
  private static final int PAGE = 500;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String tenant;

  /// @param tenant whose lists to read
  public Lists(String tenant) {
    this.tenant = tenant;
  }

  /// Every item of a list.
  ///
  /// @param list address of the list, without page and size
  /// @param type what an item is
  /// @throws IOException where the service does not answer as the contract says
  public <T> List<T> all(URI list, Class<T> type) throws IOException, InterruptedException {
    List<T> items = new ArrayList<>();
    for (int page = 0; ; page++) {
      JsonNode answer = get(URI.create(list + "?size=" + PAGE + "&page=" + page));
      answer.path("items").forEach(item -> items.add(Json.convert(item, type)));
      if (items.size() >= answer.path("total").asLong() || answer.path("items").isEmpty()) {
        return items;
      }
    }
  }

  private JsonNode get(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(10))
            .header("Holdfast-Tenant", tenant)
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(address + " answered " + answer.statusCode());
    }
    return Json.tree(answer.body());
  }
}
