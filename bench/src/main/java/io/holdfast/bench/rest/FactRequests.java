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
import java.util.List;
import java.util.stream.Stream;

/// Facts as requests to the intake, made before the clock runs.
final class FactRequests {
  private static final String PATH = "/v1/tenants/" + OpenCalls.TENANT + "/events";

  private final OpenCalls calls = new OpenCalls(Plan.OPEN_CALLS, Plan.SEED);

  /// A request a fact.
  List<byte[]> single(int count) {
    return Stream.generate(this::event)
        .limit(count)
        .map(event -> KeepAlive.post(PATH, CloudEvents.STRUCTURED, Json.bytes(event)))
        .toList();
  }

  /// So many facts a request.
  List<byte[]> batches(int count, int facts) {
    return Stream.generate(() -> batch(facts))
        .limit(count)
        .map(batch -> KeepAlive.post(PATH, CloudEvents.BATCH, Json.bytes(batch)))
        .toList();
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
