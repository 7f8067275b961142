package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.Json;
import java.util.List;
import java.util.UUID;

/// Ids made of what caused a row or an event: the same cause gives the same id for ever.
public final class CausedId {
  private CausedId() {}

  /// The id of a cause, told from general to special: tenant first.
  public static UUID of(String... cause) {
    return UUID.nameUUIDFromBytes(Json.bytes(List.of(cause)));
  }
}
