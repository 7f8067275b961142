package io.holdfast.review.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import java.time.Instant;

/// An end that the platform reported when it happened, with the snapshot that holds it.
///
/// @param eventId the event that brought the ending as it stands
record ReportedEnd(CallSnapshot call, Ending ending, Instant at, String eventId) {
  /// Whether someone of the contact centre let go.
  boolean byStaff() {
    return switch (ending.by()) {
      case AGENT, SUPERVISOR -> true;
      case CALLER, VIRTUAL_AGENT, THIRD_PARTY, PLATFORM, NETWORK, UNKNOWN -> false;
    };
  }

  /// Whether the switch ended it and nobody's word is there.
  boolean byNobodyKnown() {
    return switch (ending.by()) {
      case PLATFORM, UNKNOWN -> true;
      case AGENT, VIRTUAL_AGENT, SUPERVISOR, CALLER, THIRD_PARTY, NETWORK -> false;
    };
  }

  /// Whether it was ended under the abuse policy.
  boolean forAbuse() {
    return "abuse".equals(ending.reason());
  }
}
