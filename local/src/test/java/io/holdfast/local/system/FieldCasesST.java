package io.holdfast.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.local.running.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The promises and the cases behind the field cases, on the whole road.
class FieldCasesST {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LAST = "field-last";
  private static final int PARTITIONS = 12;

  private static SystemUnderTest system;

  /// Each case, and then a dropped call on every partition: once those have their promises and
  /// their cases, everything before them has been read.
  @BeforeAll
  static void tellThemAll() throws Exception {
    system = SystemUnderTest.running();
    Instant now = Instant.now();
    for (FieldCase one : FieldCase.all()) {
      for (byte[] body : one.bodies(now)) {
        var answer = intake(one.tenant()).post(one.path(), one.contentType(), body);
        assertThat(answer.status()).as(one.file() + " " + answer.body()).isEqualTo(202);
        assertThat(answer.body().path("rejected")).as(one.file()).isEmpty();
      }
    }
    List<String> last = oneCallAPartition();
    for (int i = 0; i < last.size(); i++) {
      dropped(last.get(i), i, now);
    }
    assertThat(Waiting.until(PATIENCE, () -> callbacks(LAST), found -> found.size() == PARTITIONS))
        .hasSize(PARTITIONS);
    assertThat(Waiting.until(PATIENCE, () -> cases(LAST), found -> found.size() == PARTITIONS))
        .hasSize(PARTITIONS);
  }

  @TestFactory
  Stream<DynamicTest> shouldPromiseAndAccuseAsTheCaseSays() throws Exception {
    return FieldCase.all().stream()
        .filter(one -> !one.pending())
        .map(one ->
            DynamicTest.dynamicTest(
                one.file(),
                () -> {
                  if (one.promise().equals("superseded")) {
                    assertThat(callbacks(one.tenant()))
                        .extracting(Callback::status)
                        .containsExactly(Callback.Status.SUPERSEDED);
                  } else if (!one.promise().isEmpty()) {
                    assertThat(
                            callbacks(one.tenant()).stream()
                                .filter(EndState::isLive)
                                .map(c -> word(c.drop().kind())))
                        .as("promises")
                        .containsExactlyElementsOf(asList(one.promise()));
                  }
                  if (!one.review().isEmpty()) {
                    assertThat(cases(one.tenant()))
                        .as("cases")
                        .containsExactlyElementsOf(asList(one.review()));
                  }
                }));
  }

  private static List<String> asList(String word) {
    return word.equals("-") ? List.of() : List.of(word);
  }

  private static List<Callback> callbacks(String tenant) throws Exception {
    return EndState.callbacks(tenant, system);
  }

  /// Kinds of the cases that are not closed.
  private static List<String> cases(String tenant) throws Exception {
    Rest review = new Rest(system.addresses().of(Service.REVIEW), tenant);
    List<String> kinds = new ArrayList<>();
    for (JsonNode item : review.get("/v1/cases?size=500").body().path("items")) {
      if (!item.path("status").asText().equals("closed")) {
        kinds.add(item.path("kind").asText());
      }
    }
    return kinds;
  }

  private static Rest intake(String tenant) {
    return new Rest(system.addresses().of(Service.CALL_EVENTS), tenant);
  }

  private static List<String> oneCallAPartition() {
    List<String> calls = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; calls.size() < PARTITIONS; i++) {
      String call = "last-" + i;
      byte[] key = (LAST + "|" + call).getBytes(StandardCharsets.UTF_8);
      if (taken.add(Utils.toPositive(Utils.murmur2(key)) % PARTITIONS)) {
        calls.add(call);
      }
    }
    return calls;
  }

  /// A caller waited for twelve minutes, and the agent hung up a minute later.
  private static void dropped(String call, int i, Instant now) throws Exception {
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
        intake(LAST)
            .post(
                "/v1/tenants/" + LAST + "/events",
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

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
