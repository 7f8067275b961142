package io.holdfast.bench.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bench.facts.OpenCalls;
import io.holdfast.bench.machine.Plan;
import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/// Facts as requests to the intake, made before the clock runs.
final class FactRequests {
  private static final String PATH = "/v1/tenants/" + OpenCalls.TENANT + "/events";

  /// Seed of the first round; those of the next million have as many digits in its name.
  static final int STORY = 500_000;

  private final OpenCalls calls = new OpenCalls(Plan.OPEN_CALLS, STORY);

  /// A request a fact.
  Rounds single(int count) {
    return rounds(
        Stream.generate(this::event)
            .limit(count)
            .map(event -> KeepAlive.post(PATH, CloudEvents.STRUCTURED, Json.bytes(event))));
  }

  /// So many facts a request.
  Rounds batches(int count, int facts) {
    return rounds(
        Stream.generate(() -> batch(facts))
            .limit(count)
            .map(batch -> KeepAlive.post(PATH, CloudEvents.BATCH, Json.bytes(batch))));
  }

  private static Rounds rounds(Stream<byte[]> requests) {
    return new Rounds(requests.toList(), STORY);
  }

  private ArrayNode batch(int facts) {
    ArrayNode batch = Json.mapper().createArrayNode();
    for (int i = 0; i < facts; i++) {
      batch.add(event());
    }
    return batch;
  }

  private ObjectNode event() {
    Fact fact = calls.next(Instant.now().truncatedTo(ChronoUnit.MICROS));
    return CloudEvents.structured(Fact.serde().encode(fact));
  }
}
