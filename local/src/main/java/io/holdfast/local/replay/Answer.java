package io.holdfast.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;

/// What the intake answered to one request (contract section 8).
///
/// @param rejected what it did not take, in the order of the request
public record Answer(Counts counts, List<Rejected> rejected) {

  /// A line that was not taken.
  ///
  /// @param index of the line in the request, from 0
  /// @param reason stable code
  /// @param detail for a person
  public record Rejected(int index, String reason, String detail) {}

  static Answer of(byte[] body) {
    JsonNode answer = Json.tree(body);
    List<Rejected> rejected = new ArrayList<>();
    for (JsonNode one : answer.path("rejected")) {
      rejected.add(
          new Rejected(
              one.path("index").asInt(),
              one.path("reason").asText("rejected"),
              one.path("detail").asText("")));
    }
    return new Answer(Counts.of(answer), List.copyOf(rejected));
  }

  /// A refusal in words: the reason and detail of a problem (RFC 9457), else what was answered.
  public static String problem(int status, byte[] body) {
    try {
      JsonNode problem = Json.tree(body);
      String type = problem.path("type").asText("");
      String reason = type.substring(type.lastIndexOf(':') + 1);
      String detail = problem.path("detail").asText("");
      if (!reason.isEmpty()) {
        return "%d %s%s".formatted(status, reason, detail.isEmpty() ? "" : ": " + detail);
      }
    } catch (UnreadableEventException e) {
      // No problem of ours: a proxy's page, or nothing.
    }
    String text = new String(body, UTF_8).strip();
    return text.isEmpty() ? Integer.toString(status) : status + ": " + text;
  }
}
