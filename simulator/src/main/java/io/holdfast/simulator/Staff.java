package io.holdfast.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The agents of one centre, and who takes which call: of those who serve its queue the one who is
/// free first; of several who are free, the one who has been so longest. Callers are served in the
/// order in which they came, so each wait is known when the caller comes: the agent's last promised
/// call has to be over.
final class Staff {
  /// Queues, the frequent ones first.
  static final List<String> QUEUES = List.of("support", "sales", "billing");

  private static final List<Set<String>> SKILLS =
      List.of(
          Set.of("support", "billing"),
          Set.of("support"),
          Set.of("support", "sales"),
          Set.of("support", "sales", "billing"),
          Set.of("sales", "support"));

  /// Seconds that a call takes at the median, wrap-up and all; the mean of a normal call.
  private static final double HOUR_SECONDS = 3600;

  private static final int LEAST = Temperament.TEAM.size();
  private static final int IDS = 1000;

  private final List<Agent> agents = new ArrayList<>();

  /// As many as are busy nearly all the time in the busiest hour: then callers wait.
  ///
  /// @param calls of the day
  /// @param callSeconds what a call takes an agent, on average
  Staff(int site, int calls, double callSeconds) {
    long busy = Math.round(calls * Arrivals.PEAK * callSeconds / HOUR_SECONDS);
    for (int i = 0; i < Math.max(LEAST, busy); i++) {
      String id = Integer.toString(site * IDS + i + 1);
      Temperament temperament = Temperament.TEAM.get(i % Temperament.TEAM.size());
      agents.add(new Agent(id, temperament, SKILLS.get(i % SKILLS.size())));
    }
  }

  /// Who takes the next caller of a queue.
  ///
  /// @param at when the caller comes, in milliseconds after opening
  /// @param leastMs the caller needs someone who has no time before then
  Agent next(String queue, long at, long leastMs) {
    List<Agent> able = agents.stream().filter(a -> a.serves(queue)).toList();
    return able.stream()
        .filter(a -> leastMs > 0 && a.freeAt() > at && a.freeAt() <= at + leastMs)
        .max(Comparator.comparingLong(Agent::freeAt))
        .orElseGet(() -> firstFree(able));
  }

  /// Somebody else of the centre.
  Agent colleagueOf(Agent agent) {
    return firstFree(agents.stream().filter(a -> a != agent).toList());
  }

  /// Phones that ring in vain: those of agents other than the one who answers.
  List<String> missed(Agent answers, int rings, Dice dice) {
    List<String> others = agents.stream().filter(a -> a != answers).map(Agent::id).toList();
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < rings; i++) {
      missed.add(dice.oneOf(others));
    }
    return missed;
  }

  /// How long a caller waits for an agent from now on, until he has picked up.
  long answerMs(Agent agent, long now, Dice dice) {
    return Math.max(0, agent.freeAt() - now) + dice.between(1_500, 7_000);
  }

  /// The agent's part is over; some write notes.
  void wrapUp(Agent agent, long now, Dice dice) {
    agent.busyUntil(Math.max(agent.freeAt(), now + dice.between(3_000, 40_000)));
  }

  private static Agent firstFree(List<Agent> agents) {
    return agents.stream()
        .min(Comparator.comparingLong(Agent::freeAt))
        .orElseThrow(() -> new IllegalStateException("Expected somebody, found no agent"));
  }
}
