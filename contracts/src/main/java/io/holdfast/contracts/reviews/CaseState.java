package io.holdfast.contracts.reviews;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;

/// The present state of a case on the compacted topic (type `case.state`): one JSON object a case,
/// the envelope's fields and those of the case side by side.
public record CaseState(@JsonUnwrapped Envelope envelope, @JsonUnwrapped ReviewCase state)
    implements Event {
  @Override
  public RecordKey key() {
    return new RecordKey(state.tenant(), state.caseId());
  }
}
