package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.EndedCall.CallEnd;
import io.holdfast.abusepolicy.store.CallEndRow.CallKey;
import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// How calls ended.
@ApplicationScoped
public class CallEnds {
  /// Keeps how a call ended, unless the same or a newer snapshot is known.
  ///
  /// @param seq number of the snapshot within the call
  /// @param backfill whether it was told as history
  /// @return whether it is news
  public boolean keep(RecordKey call, CallEnd end, long seq, boolean backfill) {
    CallEndRow row = CallEndRow.findById(new CallKey(call.tenant(), call.id()));
    if (row == null) {
      row = new CallEndRow();
      row.tenant = call.tenant();
      row.callId = call.id();
      row.backfill = backfill;
    } else if (row.seq >= seq) {
      return false;
    }
    row.seq = seq;
    row.set(end);
    row.persist();
    return true;
  }

  /// How a call ended, or empty while it lasts or is not known.
  public Optional<Known> of(RecordKey call) {
    return CallEndRow.<CallEndRow>findByIdOptional(new CallKey(call.tenant(), call.id()))
        .map(row -> new Known(row.value(), row.backfill));
  }

  /// A known end.
  ///
  /// @param backfill whether it was told as history: no case may come from it
  public record Known(CallEnd end, boolean backfill) {}
}
