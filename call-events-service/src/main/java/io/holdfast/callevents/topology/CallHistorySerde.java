package io.holdfast.callevents.topology;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// A call's history in the state store and its changelog, as JSON.
final class CallHistorySerde {
  private CallHistorySerde() {}

  /// The store of all calls, on disk and in its changelog.
  static StoreBuilder<KeyValueStore<String, CallHistory>> store(String name) {
    var serde = create();
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serde)
        .withCachingEnabled();
  }

  static Serde<CallHistory> create() {
    return Serdes.serdeFrom((_, history) -> write(history), (_, bytes) -> read(bytes));
  }

  private static byte @Nullable [] write(@Nullable CallHistory history) {
    if (history == null) {
      return null;
    }
    ObjectNode tree =
        Json.mapper()
            .createObjectNode()
            .put("seq", history.seq())
            .put("revision", history.revision())
            .put("touchedAt", history.touchedAt().toString())
            .put("bytes", history.bytes())
            .put("gone", history.gone());
    if (history.expired() != null) {
      tree.put("expired", history.expired().toString());
    }
    ArrayNode facts = tree.putArray("facts");
    history.facts().forEach(f -> facts.add(f.toJson()));
    return Json.bytes(tree);
  }

  private static @Nullable CallHistory read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    ObjectNode tree = Json.object(bytes);
    List<Fact> facts = new ArrayList<>();
    tree.path("facts").forEach(f -> facts.add(Fact.fromJson((ObjectNode) f)));
    return new CallHistory(
        facts,
        tree.path("bytes").asLong(),
        tree.path("seq").asLong(),
        tree.path("revision").asInt(),
        Instant.parse(tree.path("touchedAt").asText()),
        tree.hasNonNull("expired") ? Instant.parse(tree.path("expired").asText()) : null,
        tree.path("gone").asBoolean());
  }
}
