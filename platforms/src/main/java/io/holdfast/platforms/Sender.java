package io.holdfast.platforms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// Who sends payloads.
///
/// @param tenant whose platform it is
/// @param source such as `/asterisk/pbx-1`
/// @param agentContexts contexts of an Asterisk's dial plan in which agents' phones begin calls
public record Sender(String tenant, String source, Set<String> agentContexts) {
  /// The origin of a payload, whichever way it came.
  public Origin origin(ObjectNode payload) {
    return Origin.of(this, payload);
  }
}
