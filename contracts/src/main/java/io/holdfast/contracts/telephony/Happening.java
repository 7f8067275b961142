package io.holdfast.contracts.telephony;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a fact tells beyond its envelope: one record an event type. Fields that a platform may
/// leave out are nullable; the names are those of the JSON. Spans are whole milliseconds.
public sealed interface Happening {
  /// A call reached the platform.
  record CallOffered(
      @Nullable Direction direction,
      @Nullable Caller caller,
      @Nullable String dialled,
      @Nullable String purpose,
      @Nullable String callbackId,
      @Nullable Integer attempt)
      implements Happening {}

  /// The caller entered a queue. `legId` is the leg that waits, where a platform tells it.
  record CallQueued(@Nullable String queue, @Nullable Integer position, @Nullable String legId)
      implements Happening {
    /// Of whichever leg.
    public CallQueued(@Nullable String queue, @Nullable Integer position) {
      this(queue, position, null);
    }
  }

  /// A leg of the call begins. `name` is how the platform calls whom it belongs to, from its
  /// beginning on; `leg` is `agent` where only agents' phones begin like that, else `other`.
  record LegStarted(String legId, @Nullable String name, @Nullable Leg leg) implements Happening {}

  /// A leg speaks with the others of the call. Whose it is follows from how it started; `name` and
  /// `leg` are what this moment shows of it, `provisional` where that name may be somebody else's.
  record LegJoined(
      String legId, @Nullable String name, @Nullable Leg leg, @Nullable Boolean provisional)
      implements Happening {}

  /// The caller left a queue.
  record CallLeftQueue(@Nullable String queue, @Nullable QueueExit why) implements Happening {}

  /// An agent's phone rings.
  record AgentRang(String agent, @Nullable String queue, @Nullable String legId)
      implements Happening {}

  /// An agent's phone stopped ringing without an answer.
  record AgentMissed(String agent, @Nullable String queue, @Nullable String legId)
      implements Happening {}

  /// An agent speaks with the caller. Where the name is `provisional`, the name that the leg
  /// started with holds in its place, and without that nobody is named.
  record AgentJoined(
      String agent, @Nullable String queue, @Nullable String legId, @Nullable Boolean provisional)
      implements Happening {

    /// An agent whose name is sure.
    public AgentJoined(String agent, @Nullable String queue, @Nullable String legId) {
      this(agent, queue, legId, null);
    }
  }

  /// An agent is no longer on the call.
  record AgentLeft(String agent, @Nullable LeaveReason why, @Nullable String legId)
      implements Happening {}

  /// A party was put on hold.
  record CallHeld(@Nullable HoldParty by, @Nullable String agent, @Nullable String legId)
      implements Happening {}

  /// A party was taken back from hold.
  record CallResumed(@Nullable HoldParty by, @Nullable String agent, @Nullable String legId)
      implements Happening {}

  /// An agent started to transfer the call. `legId` is the leg that was opened to the target, from
  /// a platform that tells the end of each leg by itself.
  record TransferStarted(
      @Nullable TransferKind kind, @Nullable String by, @Nullable Target to, @Nullable String legId)
      implements Happening {
    /// A transfer that is not followed leg by leg.
    public TransferStarted(@Nullable TransferKind kind, @Nullable String by, @Nullable Target to) {
      this(kind, by, to, null);
    }
  }

  /// A transfer reached its target; `reason` is [#APPLICATION] where that is no person, but what
  /// the platform itself has to say: a survey, an announcement.
  record TransferCompleted(@Nullable Target to, @Nullable String reason) implements Happening {
    /// Reason of a transfer that reached a flow or an application of the platform.
    public static final String APPLICATION = "application";

    /// Whether somebody is there to speak with.
    public boolean toPerson() {
      return !APPLICATION.equals(reason);
    }
  }

  /// A transfer reached nobody.
  record TransferFailed(@Nullable Target to, @Nullable String reason) implements Happening {}

  /// One leg's word on who let go; a hint that the fold weighs.
  record HangupSignalled(
      @Nullable Leg leg,
      @Nullable String legId,
      @Nullable String agent,
      @Nullable SignalOrigin origin,
      @Nullable Cause cause,
      @Nullable Map<String, String> signals)
      implements Happening {}

  /// The call is over; with a `legId` that leg of it is, and the call with the last of them. The
  /// leg that a call began on has the call's own id.
  record CallEnded(
      @Nullable Party by,
      @Nullable String agent,
      @Nullable String reason,
      @Nullable Cause cause,
      @Nullable Map<String, String> signals,
      @Nullable String legId)
      implements Happening {

    /// Reason of a wait that ended because a callback of the platform's own was ordered. With a
    /// `legId`, which is the callback's, the wait goes on until its own end comes.
    public static final String CALLBACK = "callback";

    /// Reason of a leg with a `legId` that turns out to be none of the caller's.
    public static final String NO_LEG = "no-leg";

    /// The end of the whole call.
    public CallEnded(
        @Nullable Party by,
        @Nullable String agent,
        @Nullable String reason,
        @Nullable Cause cause,
        @Nullable Map<String, String> signals) {
      this(by, agent, reason, cause, signals, null);
    }
  }

  /// How well a leg could be heard. `mos` 1..5, `packetLossPct` 0..100.
  record QualityReported(
      @Nullable Leg leg,
      @Nullable Double mos,
      @Nullable Double packetLossPct,
      @Nullable Long rtpSilentMs)
      implements Happening {}

  /// An agent finished the work after the call.
  record CallWrappedUp(
      String agent,
      @Nullable String disposition,
      @Nullable Boolean resolved,
      @Nullable String notes)
      implements Happening {}

  /// Someone or something says that the caller was abusive. `confidence` 0..1.
  record AbuseReported(
      Ground ground,
      @Nullable Reporter by,
      @Nullable String agent,
      @Nullable String excerptRef,
      @Nullable Double confidence)
      implements Happening {}

  /// An agent warned the caller that abuse ends the call.
  record WarningGiven(
      Ground ground,
      @Nullable String agent,
      @Nullable String wordingId,
      @Nullable Long recordingOffsetMs)
      implements Happening {}

  /// The caller rated the call: `csat` 1..5, `nps` 0..10.
  record CallRated(@Nullable Integer csat, @Nullable Integer nps) implements Happening {}

  /// A customer complained; `about` is a call id, or an object of caller number and day.
  record CustomerComplained(
      @Nullable JsonNode about,
      @Nullable String channel,
      @Nullable String text,
      @JsonProperty("public") @Nullable Boolean isPublic)
      implements Happening {}

  /// What became of a dial that callback-service ordered. The envelope's call is the new call.
  record DialReported(String dialId, DialOutcome outcome) implements Happening {}

  /// How long an agent held the caller in all, from a platform that knows spans and no instants.
  record HoldsReported(@Nullable String agent, int holds, long holdMs, long longestHoldMs)
      implements Happening {}

  /// This call and another became one, which goes on as one of the two; who did it leaves.
  record CallMerged(String otherCallId, String goesOnAs, @Nullable String leavingLegId)
      implements Happening {}

  /// Events of the source may have been missed between the two instants. It belongs to no call.
  record GapReported(Instant from, Instant until, @Nullable String reason) implements Happening {}

  /// Derived by call-events-service: a later fact changed the ending or a number of an ended call.
  record EndingRevised(int revision) implements Happening {}

  /// Derived by call-events-service: the end of the call never came.
  record CallExpired(@Nullable Long silentMs) implements Happening {}

  /// A type that this version does not know; it passes by with its fields as they came.
  record Unknown(ObjectNode fields) implements Happening {}

  /// Way of a call, seen from the contact centre.
  enum Direction {
    INBOUND,
    OUTBOUND,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// Why a caller left a queue. `unknown` where the platform tells only that he left.
  enum QueueExit {
    ANSWERED,
    ABANDONED,
    TIMEOUT,
    OVERFLOW,
    TRANSFERRED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// Why an agent left a call.
  enum LeaveReason {
    HUNG_UP,
    TRANSFERRED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// How a call is handed on.
  enum TransferKind {
    BLIND,
    ATTENDED,
    QUEUE,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// Whose leg a signal speaks of; a hint only.
  enum Leg {
    CALLER,
    AGENT,
    @JsonEnumDefaultValue
    OTHER
  }

  /// What sent a hang-up signal.
  enum SignalOrigin {
    PHONE,
    SWITCH,
    APPLICATION,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// Who ended a call.
  enum Party {
    CALLER,
    AGENT,
    VIRTUAL_AGENT,
    SUPERVISOR,
    THIRD_PARTY,
    PLATFORM,
    NETWORK,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// What a caller is reported to have said. Closed list of the contract, section 3.
  enum Ground {
    RACIAL_SLUR,
    SEXUAL_COMMENT,
    SEXIST_COMMENT,
    THREAT,
    FRUSTRATION,
    @JsonEnumDefaultValue
    OTHER
  }

  /// The person who calls. `number` stands only on the intake topic; after it `token`, `masked` and
  /// `sealed` stand for it.
  record Caller(
      @Nullable String number,
      @Nullable String name,
      @Nullable String customerId,
      @Nullable String token,
      @Nullable String masked,
      @Nullable String sealed) {}

  /// A cause as the network gave it: Q.850 number, its text, SIP status.
  record Cause(@Nullable Integer q850, @Nullable String text, @Nullable Integer sip) {}
}
