package io.holdfast.contracts;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The facts that every event carries, in its JSON value and again as CloudEvents attributes.
///
/// @param id names the event within its source; `(source, id)` names one event for ever
/// @param source a URI reference such as `/asterisk/pbx-1`
/// @param type dotted lower-case name such as `call.queued`
/// @param occurredAt when it happened, UTC, microseconds kept
/// @param callId the call that it belongs to, or null for an event without a call
/// @param tenant `[a-z0-9-]{1,63}`
/// @param sequence the platform's own number of the event, where it has one
/// @param backfill true for an import or a redrive: it never leads to a dial or a case
/// @param timeSuspect true where call-events-service found `occurredAt` too far from the arrival:
///   the fact is shown, and left out of the call's life
/// @param unknownWords by field, what was written where a word of a closed list belongs and none of
///   it stood: the field itself says *unknown* then
public record Envelope(
    String id,
    String source,
    String type,
    Instant occurredAt,
    @Nullable String callId,
    String tenant,
    @Nullable Long sequence,
    @Nullable Boolean backfill,
    @Nullable Boolean timeSuspect,
    @Nullable Map<String, String> unknownWords) {

  /// An envelope whose words are all known.
  public Envelope(
      String id,
      String source,
      String type,
      Instant occurredAt,
      @Nullable String callId,
      String tenant,
      @Nullable Long sequence,
      @Nullable Boolean backfill,
      @Nullable Boolean timeSuspect) {
    this(id, source, type, occurredAt, callId, tenant, sequence, backfill, timeSuspect, null);
  }

  /// An envelope whose time is not in doubt.
  public Envelope(
      String id,
      String source,
      String type,
      Instant occurredAt,
      @Nullable String callId,
      String tenant,
      @Nullable Long sequence,
      @Nullable Boolean backfill) {
    this(id, source, type, occurredAt, callId, tenant, sequence, backfill, null);
  }

  /// An envelope of an event that Holdfast itself issues: no platform number, no backfill.
  public static Envelope issued(
      String id,
      String source,
      String type,
      Instant occurredAt,
      @Nullable String callId,
      String tenant) {
    return new Envelope(id, source, type, occurredAt, callId, tenant, null, null);
  }

  /// The same with another word on its history.
  public Envelope withBackfill(@Nullable Boolean newBackfill) {
    return new Envelope(
        id,
        source,
        type,
        occurredAt,
        callId,
        tenant,
        sequence,
        newBackfill,
        timeSuspect,
        unknownWords);
  }

  /// The same with another word on its clock.
  public Envelope withTimeSuspect(@Nullable Boolean newTimeSuspect) {
    return new Envelope(
        id,
        source,
        type,
        occurredAt,
        callId,
        tenant,
        sequence,
        backfill,
        newTimeSuspect,
        unknownWords);
  }

  /// The same with other unknown words.
  public Envelope withUnknownWords(@Nullable Map<String, String> newWords) {
    return new Envelope(
        id, source, type, occurredAt, callId, tenant, sequence, backfill, timeSuspect, newWords);
  }

  /// The same, with names of the other one where they are equal: each is kept once.
  ///
  /// @param other of the same call
  public Envelope sharing(Envelope other) {
    return new Envelope(
        id,
        source.equals(other.source) ? other.source : source,
        type,
        occurredAt,
        callId == null || other.callId == null ? callId : other.callId,
        other.tenant,
        sequence,
        backfill,
        timeSuspect,
        unknownWords);
  }

  /// Whether `occurredAt` is too far from the arrival to be believed.
  public boolean clockInDoubt() {
    return Boolean.TRUE.equals(timeSuspect);
  }

  /// Whether the event is history only.
  public boolean ofThePast() {
    return Boolean.TRUE.equals(backfill);
  }
}
