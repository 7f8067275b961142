package io.holdfast.platforms;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/// Who sends payloads.
///
/// @param tenant whose platform it is
/// @param source such as `/asterisk/pbx-1`
/// @param agentContexts contexts of an Asterisk's dial plan in which agents' phones begin calls
/// @param identity how an Asterisk's agents are named
/// @param callIdsOfItsOwn whether an Asterisk's call ids, which other ones of the tenant give too,
///   carry the source
public record Sender(
    String tenant,
    String source,
    Set<String> agentContexts,
    AgentIdentity identity,
    boolean callIdsOfItsOwn) {

  /// A sender without further settings.
  public Sender(String tenant, String source, Set<String> agentContexts) {
    this(tenant, source, agentContexts, AgentIdentity.AUTO, false);
  }

  /// The same with how an Asterisk's agents and calls are named.
  public Sender naming(AgentIdentity agents, boolean ownCallIds) {
    return new Sender(tenant, source, agentContexts, agents, ownCallIds);
  }

  /// The id of an Asterisk's call or channel. Without a `systemname` before it, two switches give
  /// the same ids: seconds since 1970 and a number.
  String idOf(String id) {
    return callIdsOfItsOwn && id.indexOf('-') < 0
        ? source.substring(source.lastIndexOf('/') + 1) + ":" + id
        : id;
  }

  /// The origin of a payload, whichever way it came.
  public Origin origin(ObjectNode payload) {
    try {
      byte[] canonical =
          Json.mapper()
              .writer()
              .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writeValueAsBytes(Json.mapper().treeToValue(payload, Object.class));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
      String name = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
      return new Origin(this, name);
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException("Expected to digest an event, could not", e);
    }
  }
}
