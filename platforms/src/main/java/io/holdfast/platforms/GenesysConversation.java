package io.holdfast.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is with whom in a Genesys Cloud conversation, as far as one payload tells it.
///
/// @param legs by their beginnings
/// @param caller whose call it is
/// @param deliveredAt when the payload was sent; null where it does not say
record GenesysConversation(
    List<GenesysLeg> legs, @Nullable GenesysLeg caller, @Nullable Instant deliveredAt) {
  /// How long a flow may take to begin after an agent handed the caller to it. Ours.
  private static final Duration HANDING_ON = Duration.ofSeconds(2);

  static GenesysConversation of(JsonNode participants, @Nullable Instant deliveredAt) {
    List<GenesysLeg> legs =
        GenesysLeg.elements(participants)
            .flatMap(GenesysLeg::of)
            .sorted(Comparator.comparing(GenesysLeg::from))
            .toList();
    GenesysLeg caller = legs.stream().filter(GenesysLeg::isCaller).findFirst().orElse(null);
    return new GenesysConversation(legs, caller, deliveredAt);
  }

  /// Whether somebody else than the caller talks already when an agent hands the call on.
  boolean isTargetConnected(GenesysLeg leaving) {
    Instant at = leaving.endedAt();
    return legs.stream()
        .filter(leg -> leg.isAgent() || (leg.isCaller() && !leg.equals(caller)))
        .filter(leg -> !leg.id().equals(leaving.id()))
        .anyMatch(leg -> at != null && leg.isConnectedAt(at));
  }

  /// When the caller is with a flow that an agent handed them to; null where none did.
  @Nullable Instant reachedAt(GenesysLeg flow) {
    Instant began = flow.startedAt();
    return began == null
        ? null
        : legs.stream()
            .filter(leg -> leg.isAgent() && leg.connectedAt() != null && leg.isHandedOn())
            .map(leg -> Objects.requireNonNull(leg.endedAt()))
            .filter(at -> Duration.between(began, at).abs().compareTo(HANDING_ON) <= 0)
            .map(at -> at.isBefore(began) ? began : at)
            .findFirst()
            .orElse(null);
  }

  /// When an agent reached the caller; null where they did not. Whoever connects while another
  /// agent has the caller is consulted: they are on the call from when that one hands the caller
  /// on, takes the caller off hold, or leaves, unless the consultation or the call is over by then.
  @Nullable Instant joinedAt(GenesysLeg leg) {
    Instant joined = leg.connectedAt();
    if (joined == null) {
      return null;
    }
    for (GenesysLeg other : legs) {
      if (other.isAgent() && !other.id().equals(leg.id()) && hadCallerBefore(other, leg)) {
        Instant shared = sharedAt(other, leg);
        if (shared == null) {
          return null;
        }
        joined = shared.isAfter(joined) ? shared : joined;
      }
    }
    return leg.isOver(joined) || isOver(joined) ? null : joined;
  }

  /// Whether the caller has left by then.
  boolean isOver(Instant at) {
    return caller != null && caller.isOver(at);
  }

  private static boolean hadCallerBefore(GenesysLeg other, GenesysLeg leg) {
    Instant at = Objects.requireNonNull(leg.connectedAt());
    return other.isConnectedAt(at) && Objects.requireNonNull(other.connectedAt()).isBefore(at);
  }

  /// When an agent who had the caller let the consulted one speak with them; null where they did
  /// not, or it is not known yet. A record tells each hold; a running call only whether it lasts.
  private @Nullable Instant sharedAt(GenesysLeg holder, GenesysLeg consulted) {
    Instant at = Objects.requireNonNull(consulted.connectedAt());
    var hold = holder.holds().stream().filter(one -> one.covers(at)).findFirst();
    if (hold.isPresent()) {
      return hold.get().until();
    }
    if (!holder.live()) {
      return at;
    }
    if (holder.endedAt() != null) {
      return holder.endedAt();
    }
    boolean apart = holder.held() || consulted.confined() || consulted.endedAt() != null;
    return apart ? null : deliveredAt;
  }
}
