package io.holdfast.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.local.running.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;

/// A dropped call on every partition: once those have their promises and their cases, everything
/// before them has been read.
final class LastCalls {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 12;

  private LastCalls() {}

  /// Tells them, and waits.
  ///
  /// @param tenant of their own
  static void waitUntilRead(SystemUnderTest system, String tenant) throws Exception {
    Rest intake = new Rest(system.addresses().of(Service.CALL_EVENTS), tenant);
    Instant now = Instant.now();
    List<String> last = oneCallAPartition(tenant);
    for (int i = 0; i < last.size(); i++) {
      dropped(intake, last.get(i), i, now);
    }
    assertThat(
            Waiting.until(
                PATIENCE,
                () -> EndState.callbacks(tenant, system),
                found -> found.size() == PARTITIONS))
        .hasSize(PARTITIONS);
    assertThat(
            Waiting.until(
                PATIENCE, () -> cases(tenant, system), found -> found.size() == PARTITIONS))
        .hasSize(PARTITIONS);
  }

  /// Kinds of the cases that are not closed.
  static List<String> cases(String tenant, SystemUnderTest system) throws Exception {
    Rest review = new Rest(system.addresses().of(Service.REVIEW), tenant);
    List<String> kinds = new ArrayList<>();
    for (JsonNode item : review.get("/v1/cases?size=500").body().path("items")) {
      if (!item.path("status").asText().equals("closed")) {
        kinds.add(item.path("kind").asText());
      }
    }
    return kinds;
  }

  private static List<String> oneCallAPartition(String tenant) {
    List<String> calls = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; calls.size() < PARTITIONS; i++) {
      String call = "last-" + i;
      byte[] key = (tenant + "|" + call).getBytes(StandardCharsets.UTF_8);
      if (taken.add(Utils.toPositive(Utils.murmur2(key)) % PARTITIONS)) {
        calls.add(call);
      }
    }
    return calls;
  }

  /// A caller waited for twelve minutes, and the agent hung up a minute later.
  private static void dropped(Rest intake, String call, int i, Instant now) throws Exception {
    Instant end = now.minusSeconds(10);
    var caller = Map.of("number", "+155501090%02d".formatted(i));
    List<Map<String, ?>> events =
        List.of(
            event(
                call,
                "call.offered",
                end.minusSeconds(781),
                Map.of("direction", "inbound", "caller", caller)),
            event(call, "call.queued", end.minusSeconds(780), Map.of("queue", "support")),
            event(call, "call.agent-joined", end.minusSeconds(60), Map.of("agent", "a" + i)),
            event(call, "call.ended", end, Map.of("by", "agent", "agent", "a" + i)));
    var answer =
        intake.post(
            "/v1/tenants/" + intake.tenant() + "/events",
            "application/cloudevents-batch+json",
            Json.bytes(events));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
  }

  private static Map<String, ?> event(String call, String type, Instant at, Map<String, ?> data) {
    return Map.of(
        "specversion",
        "1.0",
        "id",
        call + type,
        "source",
        "/system-test/desk",
        "type",
        type,
        "time",
        at.toString(),
        "subject",
        call,
        "data",
        data);
  }
}
