package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;

/// Where a platform's payload came from, and the name of its content.
///
/// @param tenant whose platform it is
/// @param source such as `/asterisk/pbx-1`
/// @param digest of the payload as canonical JSON: the same payload read twice is one fact
public record Origin(String tenant, String source, String digest) {

  /// A fact of this payload; its id is made of digest and type, since a payload gives each type
  /// once at most.
  public Fact fact(Instant occurredAt, String callId, Happening happening) {
    String type =
        FactType.of(happening)
            .orElseThrow(() -> new IllegalArgumentException("Expected a known type of fact"))
            .typeName();
    String id = digest + ":" + type;
    return new Fact(
        new Envelope(id, source, type, occurredAt, callId, tenant, null, null), happening);
  }
}
