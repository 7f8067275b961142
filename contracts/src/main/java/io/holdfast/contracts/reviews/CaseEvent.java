package io.holdfast.contracts.reviews;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;
import org.jspecify.annotations.Nullable;

/// What happened to a case, with its state afterwards. Types: `case.opened`, `case.trigger-added`,
/// `case.assigned`, `case.started`, `case.decided`, `case.closed`, `case.noted`.
///
/// @param by the person who did it; null where the service did
/// @param note what that person wrote
/// @param state the case now
public record CaseEvent(
    @JsonUnwrapped Envelope envelope,
    @Nullable String by,
    @Nullable String note,
    @JsonProperty("case") ReviewCase state)
    implements Event {
  @Override
  public RecordKey key() {
    return new RecordKey(envelope.tenant(), state.caseId());
  }
}
