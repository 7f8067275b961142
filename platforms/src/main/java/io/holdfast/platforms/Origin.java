package io.holdfast.platforms;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a platform's payload came from, and the name that the ids of its facts begin with.
///
/// @param sender whose platform it is
/// @param digest of the payload as canonical JSON, 22 characters: the same payload read twice is
///   one fact
public record Origin(Sender sender, String digest) {
  /// The family of platforms that a source belongs to: `asterisk` of `/asterisk/pbx-1`.
  public static String familyOf(String source) {
    String path = source.startsWith("/") ? source.substring(1) : source;
    return path.split("/", 2)[0];
  }

  /// Whether a source is of that family; the same as to compare its [#familyOf], without making it.
  public static boolean isOf(String family, String source) {
    int from = source.startsWith("/") ? 1 : 0;
    int until = from + family.length();
    return source.startsWith(family, from)
        && (source.length() == until || source.charAt(until) == '/');
  }

  /// The same origin, for a happening that more than one payload tells, or of which one payload
  /// tells several: the ids are made of its own name instead of the payload's digest, so that it
  /// stays one fact however often it is told.
  ///
  /// @param happening names it within the source, without a phone number; whoever tells it again
  ///   under this name must tell it with the same fields
  Origin naming(String happening) {
    return new Origin(sender, happening);
  }

  /// The facts of this payload, of one instant; their ids are made of digest, type and place. A
  /// number names no agent.
  public List<Fact> facts(Instant occurredAt, String callId, Happening... happenings) {
    return facts(occurredAt, null, callId, happenings);
  }

  /// The same, where the platform tells the order of a call's facts of one instant.
  ///
  /// @param sequence grows within the call
  public List<Fact> facts(
      Instant occurredAt, @Nullable Long sequence, String callId, Happening... happenings) {
    List<Fact> facts = new ArrayList<>(happenings.length);
    for (int i = 0; i < happenings.length; i++) {
      Happening happening = AgentIdentity.withoutNumbers(happenings[i]);
      if (happening != null) {
        facts.add(new Fact(envelope(occurredAt, sequence, callId, happening, i), happening));
      }
    }
    return facts;
  }

  private Envelope envelope(
      Instant occurredAt, @Nullable Long sequence, String callId, Happening happening, int index) {
    String type =
        FactType.of(happening)
            .orElseThrow(() -> new IllegalArgumentException("Expected a known type of fact"))
            .typeName();
    String id = digest + ":" + type + ":" + index;
    return new Envelope(
        id, sender.source(), type, occurredAt, callId, sender.tenant(), sequence, null);
  }
}
