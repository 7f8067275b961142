package io.holdfast.contracts.calls;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.contracts.telephony.Happening.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The life of a call after all facts known so far (contract section 4). Spans are whole
/// milliseconds. Absent values stand as `null`, so that a reader sees every column.
///
/// @param phase where the call stands
/// @param platform the first part of the source, such as `asterisk`
/// @param purpose `callback` for a call that keeps a promise
/// @param seq number of this event within the call, from 1
/// @param agent who speaks with the caller now, or spoke last
/// @param agents everyone who joined, in order
/// @param endedAt when the call ended; null while it lasts
/// @param lastWaitEndedAt when the caller last got from a queue or a hold to a person
/// @param queueWaitMs time in queues, an open wait closed at the end or at the newest fact
/// @param holds number of holds by an agent or the platform; those by the caller do not count
/// @param holdStartedAt start of the hold that lasts now
/// @param transferMs time between the start of a transfer and the next queue, agent or end
/// @param talkMs time with an agent, holds taken off
/// @param timeLostMs queue wait + holds + transfer
/// @param resolved what the agent said in wrap-up; null while nobody said so
/// @param ending who ended the call; null while it lasts
/// @param revision how often the ending or a number was revised after the end
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CallSnapshot(
    Phase phase,
    @Nullable Direction direction,
    @Nullable String platform,
    @Nullable String purpose,
    @Nullable String callbackId,
    long seq,
    CallerId caller,
    @Nullable String queue,
    @Nullable String agent,
    List<String> agents,
    @Nullable Instant offeredAt,
    @Nullable Instant endedAt,
    @Nullable Instant lastWaitEndedAt,
    long queueWaitMs,
    int holds,
    long holdMs,
    long longestHoldMs,
    @Nullable Instant holdStartedAt,
    int transfers,
    int failedTransfers,
    long transferMs,
    long talkMs,
    long timeLostMs,
    int warnings,
    @Nullable Boolean resolved,
    @Nullable Ending ending,
    int revision) {

  /// Where a call stands.
  public enum Phase {
    MENU,
    QUEUE,
    RINGING,
    TALK,
    HOLD,
    TRANSFER,
    ENDED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// The caller without his number.
  ///
  /// @param token keyed hash of the normalised number; null where there is none
  /// @param masked the number for people, most digits hidden
  /// @param sealed the number under authenticated encryption, for callback-service only
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record CallerId(
      @Nullable String token,
      @Nullable String masked,
      @Nullable String sealed,
      @Nullable String customerId) {
    /// A caller of whom nothing is known.
    public static final CallerId UNKNOWN = new CallerId(null, null, null, null);
  }

  /// The same call, ended at that time: what lasts ends there.
  public CallSnapshot endedBy(Ending how, Instant at) {
    return new CallSnapshot(
        Phase.ENDED,
        direction,
        platform,
        purpose,
        callbackId,
        seq,
        caller,
        queue,
        agent,
        agents,
        offeredAt,
        at,
        lastWaitEndedAt,
        queueWaitMs,
        holds,
        holdMs,
        longestHoldMs,
        null,
        transfers,
        failedTransfers,
        transferMs,
        talkMs,
        timeLostMs,
        warnings,
        resolved,
        how,
        revision);
  }

  /// The same call as the given number of event and revision.
  public CallSnapshot numbered(long newSeq, int newRevision) {
    return new CallSnapshot(
        phase,
        direction,
        platform,
        purpose,
        callbackId,
        newSeq,
        caller,
        queue,
        agent,
        agents,
        offeredAt,
        endedAt,
        lastWaitEndedAt,
        queueWaitMs,
        holds,
        holdMs,
        longestHoldMs,
        holdStartedAt,
        transfers,
        failedTransfers,
        transferMs,
        talkMs,
        timeLostMs,
        warnings,
        resolved,
        ending,
        newRevision);
  }
}
