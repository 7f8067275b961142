package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallMerged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two calls that became one: a platform goes on telling of both under the id of one of them. What
/// is told there from then on, but of the leg that left, is told of the other call too (ADR 0024).
///
/// What is told so is not told on once more, so that no circle of calls goes round for ever, and a
/// call is merged a few times at most ([Room]).
public final class MergedCalls {
  /// Begins the ids of what is told of another call too.
  private static final String BEGINNING = "merged:";

  private MergedCalls() {}

  /// Whether a call goes on under another id from then on.
  static boolean goesOnElsewhere(CallMerged merged, @Nullable String call) {
    return !merged.goesOnAs().equals(call) && merged.goesOnAs().equals(merged.otherCallId());
  }

  /// What is to be told of other calls, now that a fact was taken.
  ///
  /// @param facts of its call, with it
  public static List<Fact> toTell(Fact taken, List<Fact> facts) {
    List<Fact> told = List.of();
    for (Fact merge : facts) {
      if (isMergedIntoIts(merge)) {
        told = told.isEmpty() ? new ArrayList<>() : told;
        for (Fact fact : merge.equals(taken) ? facts : List.of(taken)) {
          if (isToldOn(fact, merge)) {
            told.add(ofOther(fact, (CallMerged) merge.happening()));
          }
        }
      }
    }
    return told;
  }

  private static boolean isMergedIntoIts(Fact fact) {
    String call = fact.envelope().callId();
    return fact.happening() instanceof CallMerged merged
        && merged.goesOnAs().equals(call)
        && !merged.otherCallId().equals(call)
        && !fact.envelope().clockInDoubt();
  }

  private static boolean isToldOn(Fact fact, Fact merge) {
    Envelope e = fact.envelope();
    Envelope m = merge.envelope();
    String leaving = ((CallMerged) merge.happening()).leavingLegId();
    return isLater(e, m)
        && e.source().equals(m.source())
        && !e.clockInDoubt()
        && !e.id().startsWith(BEGINNING)
        && isOfParties(fact.happening(), leaving);
  }

  /// What happened in the instant of the merge is later where the platform says so: all else may be
  /// what the merge itself was told with.
  private static boolean isLater(Envelope fact, Envelope merge) {
    int time = fact.occurredAt().compareTo(merge.occurredAt());
    Long place = fact.sequence();
    Long mergesPlace = merge.sequence();
    return time > 0 || (time == 0 && place != null && mergesPlace != null && place > mergesPlace);
  }

  /// What tells of those who speak with each other, and of the call's way; its ends are its own.
  private static boolean isOfParties(Happening told, @Nullable String leaving) {
    return switch (told) {
      case Happening.LegStarted it -> !it.legId().equals(leaving);
      case Happening.LegJoined it -> !it.legId().equals(leaving);
      case Happening.AgentJoined it -> !isLeg(it.legId(), leaving);
      case Happening.AgentLeft it -> !isLeg(it.legId(), leaving);
      case Happening.CallHeld it -> !isLeg(it.legId(), leaving);
      case Happening.CallResumed it -> !isLeg(it.legId(), leaving);
      case Happening.HangupSignalled it -> !isLeg(it.legId(), leaving);
      case Happening.CallQueued _,
          Happening.CallLeftQueue _,
          Happening.AgentRang _,
          Happening.AgentMissed _,
          Happening.TransferStarted _,
          Happening.TransferCompleted _,
          Happening.TransferFailed _,
          Happening.QualityReported _ ->
          true;
      default -> false;
    };
  }

  private static boolean isLeg(@Nullable String leg, @Nullable String leaving) {
    return leaving != null && Objects.equals(leg, leaving);
  }

  /// The same fact, of the other call.
  private static Fact ofOther(Fact fact, CallMerged merged) {
    Envelope e = fact.envelope();
    return new Fact(
        new Envelope(
            BEGINNING + inLetters(e.callId() + "\n" + e.id()),
            e.source(),
            e.type(),
            e.occurredAt(),
            merged.otherCallId(),
            e.tenant(),
            e.sequence(),
            e.backfill()),
        fact.happening());
  }

  /// A digest that is always the same, without a digit: it is never taken for a phone number.
  private static String inLetters(String told) {
    StringBuilder letters = new StringBuilder();
    for (char c : UUID.nameUUIDFromBytes(told.getBytes(UTF_8)).toString().toCharArray()) {
      letters.append(Character.isDigit(c) ? (char) (c - '0' + 'g') : c);
    }
    return letters.toString();
  }
}
