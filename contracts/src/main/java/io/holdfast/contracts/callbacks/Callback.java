package io.holdfast.contracts.callbacks;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.holdfast.contracts.calls.Ending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The present state of a promise to call back (contract section 5).
///
/// @param callId the call that was dropped
/// @param attempt number of dials begun, from 0
/// @param dueAt not to be dialled before
/// @param notAfter the promise expires then
/// @param route who should call
/// @param brief what the agent who calls should know and say
/// @param reasons stable codes of what led to this state
/// @param version 1 for the first state that was told, one more for each that follows: of several
///   records of one promise the greatest is the newest. Null in records of older releases
public record Callback(
    String callbackId,
    String tenant,
    String callId,
    Status status,
    Drop drop,
    CallerRef caller,
    @Nullable String queue,
    int attempt,
    Instant dueAt,
    Instant notAfter,
    @Nullable Route route,
    @Nullable Brief brief,
    List<String> reasons,
    @Nullable Long version) {

  /// Where a promise stands.
  public enum Status {
    PROMISED,
    SCHEDULED,
    DIALLING,
    KEPT,
    SUPERSEDED,
    CANCELLED,
    DECLINED,
    REFUSED,
    EXPIRED,
    FAILED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// Kinds of drops; the first that fits (contract section 5).
  public enum Kind {
    LOST_IN_TRANSFER,
    DROPPED_WHILE_HELD,
    DROPPED_AFTER_HOLD,
    HUNG_UP_AFTER_WAIT,
    ABANDONED_IN_QUEUE,
    ABANDONED_ON_HOLD,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// How much was lost.
  public enum Severity {
    LOW,
    MEDIUM,
    @JsonEnumDefaultValue
    HIGH,
    CRITICAL
  }

  /// What happened to the caller.
  public record Drop(Kind kind, long timeLostMs, Severity severity, @Nullable Ending ending) {}

  /// The caller without his number.
  public record CallerRef(@Nullable String token, @Nullable String masked) {}

  /// Who should call: one step, until when, and what comes then (such as `queue:support`).
  public record Route(
      String step, @Nullable String agent, @Nullable Instant until, @Nullable String then) {}

  /// What the agent who calls should know and say.
  public record Brief(
      String apology,
      String reason,
      @Nullable String lastAgent,
      long waitedMs,
      @Nullable String notes,
      @Nullable Boolean resolvedBefore) {}
}
