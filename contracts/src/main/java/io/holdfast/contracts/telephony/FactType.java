package io.holdfast.contracts.telephony;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The types of facts, in the order in which facts of one instant are folded (contract section 1).
public enum FactType {
  CALL_OFFERED("call.offered", Happening.CallOffered.class),
  LEG_STARTED("call.leg-started", Happening.LegStarted.class),
  CALL_MERGED("call.merged", Happening.CallMerged.class),
  CALL_QUEUED("call.queued", Happening.CallQueued.class),
  AGENT_RANG("call.agent-rang", Happening.AgentRang.class),
  AGENT_MISSED("call.agent-missed", Happening.AgentMissed.class),
  CALL_LEFT_QUEUE("call.left-queue", Happening.CallLeftQueue.class),
  AGENT_JOINED("call.agent-joined", Happening.AgentJoined.class),
  LEG_JOINED("call.leg-joined", Happening.LegJoined.class),
  CALL_RESUMED("call.resumed", Happening.CallResumed.class),
  CALL_HELD("call.held", Happening.CallHeld.class),
  TRANSFER_STARTED("call.transfer-started", Happening.TransferStarted.class),
  TRANSFER_COMPLETED("call.transfer-completed", Happening.TransferCompleted.class),
  TRANSFER_FAILED("call.transfer-failed", Happening.TransferFailed.class),
  HANGUP_SIGNALLED("call.hangup-signalled", Happening.HangupSignalled.class),
  AGENT_LEFT("call.agent-left", Happening.AgentLeft.class),
  CALL_ENDED("call.ended", Happening.CallEnded.class),
  CALL_WRAPPED_UP("call.wrapped-up", Happening.CallWrappedUp.class),
  QUALITY_REPORTED("call.quality-reported", Happening.QualityReported.class),
  ABUSE_REPORTED("call.abuse-reported", Happening.AbuseReported.class),
  WARNING_GIVEN("call.warning-given", Happening.WarningGiven.class),
  CALL_RATED("call.rated", Happening.CallRated.class),
  CUSTOMER_COMPLAINED("customer.complained", Happening.CustomerComplained.class),
  DIAL_REPORTED("dial.reported", Happening.DialReported.class),
  HOLDS_REPORTED("call.holds-reported", Happening.HoldsReported.class),
  GAP_REPORTED("platform.gap-reported", Happening.GapReported.class),
  ENDING_REVISED("call.ending-revised", Happening.EndingRevised.class),
  CALL_EXPIRED("call.expired", Happening.CallExpired.class);

  private static final Map<String, FactType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(t -> t.typeName, Function.identity()));
  private static final Map<Class<?>, FactType> BY_SHAPE =
      Arrays.stream(values()).collect(Collectors.toMap(t -> t.shape, Function.identity()));

  /// Up to and with wrap-up; all others follow together.
  private static final List<FactType> FOLD_ORDER =
      Arrays.stream(values()).takeWhile(t -> t != QUALITY_REPORTED).toList();

  private final String typeName;
  private final Class<? extends Happening> shape;

  FactType(String typeName, Class<? extends Happening> shape) {
    this.typeName = typeName;
    this.shape = shape;
  }

  /// The name on the wire, such as `call.queued`.
  public String typeName() {
    return typeName;
  }

  /// The record that holds what the fact tells.
  public Class<? extends Happening> shape() {
    return shape;
  }

  /// Whether call-events-service alone may issue it; a platform may not.
  public boolean isDerived() {
    return this == ENDING_REVISED || this == CALL_EXPIRED;
  }

  /// The type of that name, or empty for a type that this version does not know.
  public static Optional<FactType> named(String typeName) {
    return Optional.ofNullable(BY_NAME.get(typeName));
  }

  /// The type of what a fact tells, or empty for [Happening.Unknown].
  public static Optional<FactType> of(Happening happening) {
    return Optional.ofNullable(BY_SHAPE.get(happening.getClass()));
  }

  /// Place of a type among facts of one instant; unknown types come last.
  public static int rank(String typeName) {
    int place = FOLD_ORDER.indexOf(BY_NAME.get(typeName));
    return place < 0 ? FOLD_ORDER.size() : place;
  }
}
