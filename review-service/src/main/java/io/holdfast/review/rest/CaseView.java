package io.holdfast.review.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.review.domain.CaseStage.Closed;
import io.holdfast.review.store.CaseReading.Evidence;
import io.holdfast.review.store.CaseReading.Happened;
import io.holdfast.review.store.CaseReading.Note;
import io.holdfast.review.store.CaseReading.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One case as REST shows it: the fields of the contract, and beside them
///
/// @param closed why and when it was closed
/// @param evidence what was known of the call when each trigger came
/// @param callNow what is known of the call now
/// @param notes what persons wrote, oldest first
/// @param history what happened, one line a version, oldest first
record CaseView(
    @JsonUnwrapped ReviewCase state,
    @Nullable Closed closed,
    List<Evidence> evidence,
    @Nullable JsonNode callNow,
    List<Note> notes,
    List<Happened> history) {

  static CaseView of(Whole whole) {
    return new CaseView(
        whole.file().state(),
        whole.file().stage() instanceof Closed closed ? closed : null,
        whole.evidence(),
        whole.callNow(),
        whole.notes(),
        whole.history());
  }
}
