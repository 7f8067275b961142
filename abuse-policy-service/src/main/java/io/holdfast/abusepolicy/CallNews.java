package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbuseReport;
import io.holdfast.abusepolicy.domain.CallEnd;
import io.holdfast.abusepolicy.domain.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What some events tell of one call.
///
/// @param end how it ended by the newest of them, null while it lasts
/// @param seq number of the snapshot that told the end
/// @param past whether all of them are history only
public record CallNews(
    List<AbuseReport> reports,
    List<Warning> warnings,
    @Nullable CallEnd end,
    long seq,
    boolean past) {
  /// Whether there is nothing in them for the abuse policy.
  public boolean isEmpty() {
    return reports.isEmpty() && warnings.isEmpty() && end == null;
  }
}
