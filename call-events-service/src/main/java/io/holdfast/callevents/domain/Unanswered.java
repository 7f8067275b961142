package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.AgentJoined;
import io.holdfast.contracts.telephony.Happening.AgentMissed;
import io.holdfast.contracts.telephony.Happening.CallLeftQueue;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers that came to nothing. Some platforms tell that an agent answered before they put the two
/// together, and then that they could not: nobody spoke, and the caller waited on.
///
/// An answer is taken back by the same agent's `call.agent-missed` on the same leg (within
/// [Verdict#SKEW] where a leg is not told), and by a caller who gave up that queue within as much.
final class Unanswered {
  /// How long an answered phone may wait for the caller. Ours: an announcement to the agent, and
  /// the three seconds that mod_callcenter gives a bridge.
  private static final Duration PREPARED = Duration.ofSeconds(30);

  private Unanswered() {}

  /// Whether the last of the facts takes back an answer that came before it.
  static boolean isTakenBackBy(List<Fact> facts) {
    return answer(facts, facts.size() - 1) >= 0;
  }

  private static boolean mayTakeBack(Fact fact) {
    return (fact.happening() instanceof AgentMissed || isGivenUp(fact.happening()))
        && !fact.envelope().clockInDoubt();
  }

  /// The answers that were taken back, and the exits from the queue that were told with them.
  ///
  /// @param facts of one call, sorted
  static Set<Fact> among(List<Fact> facts) {
    Set<Fact> nothing = Set.of();
    for (int i = 1; i < facts.size(); i++) {
      int answer = answer(facts, i);
      if (answer >= 0) {
        nothing = nothing.isEmpty() ? Collections.newSetFromMap(new IdentityHashMap<>()) : nothing;
        addWithExit(facts, answer, nothing);
      }
    }
    return nothing;
  }

  private static boolean isGivenUp(Happening happening) {
    return happening instanceof CallLeftQueue left && left.why() == QueueExit.ABANDONED;
  }

  /// The place of the answer that the fact at that place takes back; -1 where there is none.
  private static int answer(List<Fact> facts, int place) {
    Fact later = facts.get(place);
    if (!mayTakeBack(later)) {
      return -1;
    }
    Instant earliest = later.envelope().occurredAt().minus(PREPARED);
    for (int i = place - 1; i >= 0; i--) {
      Fact earlier = facts.get(i);
      if (earlier.envelope().occurredAt().isBefore(earliest)) {
        return -1;
      }
      if (earlier.happening() instanceof AgentJoined joined
          && !earlier.envelope().clockInDoubt()
          && earlier.envelope().source().equals(later.envelope().source())) {
        if (isTakenBack(joined, later.happening(), between(earlier, later))) {
          return i;
        }
        if (isGivenUp(later.happening())) {
          return -1;
        }
      } else if (earlier.happening() instanceof Happening.CallQueued) {
        return -1; // he waits again: the answer before it was another one
      }
    }
    return -1;
  }

  private static boolean isTakenBack(AgentJoined joined, Happening later, Duration after) {
    boolean justAfter = after.compareTo(Verdict.SKEW) <= 0;
    if (later instanceof AgentMissed missed) {
      String leg = joined.legId();
      boolean known = leg != null && missed.legId() != null;
      return joined.agent().equals(missed.agent())
          && (known
              ? Objects.equals(leg, missed.legId()) && after.compareTo(PREPARED) <= 0
              : justAfter);
    }
    return justAfter && joined.queue() != null && joined.queue().equals(queueOf(later));
  }

  private static @Nullable String queueOf(Happening later) {
    return later instanceof CallLeftQueue left ? left.queue() : null;
  }

  private static Duration between(Fact earlier, Fact later) {
    return Duration.between(earlier.envelope().occurredAt(), later.envelope().occurredAt());
  }

  private static void addWithExit(List<Fact> facts, int answer, Set<Fact> nothing) {
    Fact joined = facts.get(answer);
    nothing.add(joined);
    for (int i = answer - 1; i >= 0; i--) {
      Fact told = facts.get(i);
      if (!told.envelope().occurredAt().equals(joined.envelope().occurredAt())) {
        return;
      }
      if (told.happening() instanceof CallLeftQueue left
          && left.why() == QueueExit.ANSWERED
          && Objects.equals(told.envelope().source(), joined.envelope().source())) {
        nothing.add(told);
      }
    }
  }
}
