package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.store.CallEndRow.CallKey;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// The verdict on each ended call, as it stands.
@ApplicationScoped
public class Verdicts {
  /// The verdict on a call, one that was taken back included.
  public Optional<CallVerdict> of(RecordKey call) {
    return VerdictRow.<VerdictRow>findByIdOptional(new CallKey(call.tenant(), call.id()))
        .map(VerdictRow::value);
  }

  /// Keeps the verdict in place of an earlier one.
  public void keep(RecordKey call, CallVerdict verdict, Instant at) {
    VerdictRow row = VerdictRow.findById(new CallKey(call.tenant(), call.id()));
    if (row == null) {
      row = new VerdictRow();
      row.tenant = call.tenant();
      row.callId = call.id();
    }
    row.set(verdict, at);
    row.persist();
  }
}
