package io.holdfast.callback.domain;

import static java.util.Objects.requireNonNull;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.callbacks.Callback.Severity;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.Ending;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A caller who was dropped after a long wait.
///
/// @param endedAt when the call ended, by the platform's clock
/// @param agent who spoke with the caller last, and should call him
/// @param resolved what the agent said in wrap-up
public record Drop(
    String callId,
    Kind kind,
    Severity severity,
    long timeLostMs,
    Instant endedAt,
    CallerId caller,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable Boolean resolved,
    Ending ending) {
  private static final Duration MEDIUM = Duration.ofMinutes(15);
  private static final Duration HIGH = Duration.ofMinutes(30);
  private static final Duration CRITICAL = Duration.ofMinutes(60);

  /// The drop that the rules found in an ended call.
  static Drop of(Sighting sighting, Kind kind) {
    CallSnapshot call = sighting.call();
    Ending ending = requireNonNull(call.ending(), "a drop has an ending");
    return new Drop(
        sighting.callId(),
        kind,
        severityOf(call.timeLostMs()),
        call.timeLostMs(),
        requireNonNull(call.endedAt(), "a drop has ended"),
        call.caller(),
        call.queue(),
        call.agent() == null ? ending.agent() : call.agent(),
        call.resolved(),
        ending);
  }

  /// How grave a drop is, by the time that the caller lost. The steps are ours: each doubles the
  /// one before, starting just above the least time that makes a drop.
  static Severity severityOf(long timeLostMs) {
    if (timeLostMs < MEDIUM.toMillis()) {
      return Severity.LOW;
    }
    if (timeLostMs < HIGH.toMillis()) {
      return Severity.MEDIUM;
    }
    return timeLostMs < CRITICAL.toMillis() ? Severity.HIGH : Severity.CRITICAL;
  }

  /// The drop as the contract tells it.
  Callback.Drop told() {
    return new Callback.Drop(kind, timeLostMs, severity, ending);
  }
}
