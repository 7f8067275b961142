package io.holdfast.contracts.reviews;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The present state of a case that a person must look at (contract section 7).
///
/// @param calls the calls it is about
/// @param triggers what opened it, one an independent cause
/// @param links where to read on, by name
/// @param version counts the changes, from 1
public record ReviewCase(
    String caseId,
    String tenant,
    Kind kind,
    Status status,
    Severity severity,
    Instant openedAt,
    Instant dueAt,
    List<String> calls,
    @Nullable String agent,
    @Nullable String callerToken,
    List<Trigger> triggers,
    @Nullable String assignee,
    @Nullable Decision decision,
    @Nullable String appeal,
    Map<String, String> links,
    int version) {

  /// Why a case is there.
  public enum Kind {
    ABUSE_DISCONNECT,
    AGENT_HANG_UP,
    HANG_UP_PATTERN,
    COMPLAINT,
    BROKEN_PROMISE,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// Where a case stands.
  public enum Status {
    OPEN,
    ASSIGNED,
    IN_REVIEW,
    DECIDED,
    APPEALED,
    CLOSED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// How soon someone must look.
  public enum Severity {
    LOW,
    MEDIUM,
    @JsonEnumDefaultValue
    HIGH,
    CRITICAL
  }

  /// What opened the case, or joined it: the rule's name, the event that caused it, and why.
  public record Trigger(
      String rule, Kind kind, String callId, String because, Instant occurredAt, String eventId) {}

  /// What a person decided.
  public record Decision(String outcome, String by, Instant at, @Nullable String reason) {}
}
