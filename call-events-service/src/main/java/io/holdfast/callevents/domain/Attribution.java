package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weighs signals: who ended a call, and how surely.
///
/// The strongest signal leads; of equally strong ones the first, since the party that lets go makes
/// the switch release the other. A failure of the network that was signalled before a party's word
/// leads in its place: who lets go of a dead line did not end the call. Every other signal that
/// agrees takes away half its weight of the remaining doubt, every one that disagrees takes 30 % of
/// its weight off the confidence; a signal of one name counts once for each party. Below the floor
/// nobody is named: an accusation without evidence is the worst error.
final class Attribution {
  /// Least confidence at which a party is named.
  static final double FLOOR = 0.6;

  private static final double AGREEMENT = 0.5;
  private static final double DISAGREEMENT = 0.3;
  private static final Signal NO_TARGET =
      Signals.read(Signals.WITHOUT_TARGET, "transfer", Signals.WHOLE_CALL);

  private Attribution() {}

  /// @param all signals in the order in which they occurred
  /// @param phase where the call stood before the first of them
  static Ending weigh(
      List<Signal> all,
      Phase phase,
      @Nullable Phase afterPhase,
      @Nullable String reason,
      @Nullable Cause cause) {
    List<Signal> words = all.stream().filter(signal -> !SecondSign.isOne(signal)).toList();
    List<Signal> signals = SecondSign.counted(all, strongest(words));
    boolean backed = signals.size() > words.size();
    Optional<Signal> first = backed ? strongest(words) : leading(words, phase);
    Signal lead = first.orElse(new Signal("none", "", Party.UNKNOWN, null, Mode.UNKNOWN, 0));
    double confidence = confidence(lead, signals);
    boolean sure = confidence >= FLOOR;
    return new Ending(
        sure ? lead.says() : Party.UNKNOWN,
        sure ? Parties.shown(lead.agent()) : null,
        sure ? lead.mode() : Mode.UNKNOWN,
        phase,
        afterPhase,
        reason,
        cause,
        confidence,
        (first.filter(NO_TARGET::equals).isPresent()
                ? java.util.stream.Stream.concat(signals.stream(), first.stream())
                : signals.stream())
            .map(Signal::evidence)
            .distinct()
            .toList());
  }

  private static Optional<Signal> leading(List<Signal> signals, Phase phase) {
    Optional<Signal> strongest = strongest(signals);
    if (phase == Phase.TRANSFER && strongest.map(s -> s.weight() < FLOOR).orElse(true)) {
      return Optional.of(NO_TARGET);
    }
    return strongest.map(word -> failureBefore(word, signals).orElse(word));
  }

  private static Optional<Signal> failureBefore(Signal word, List<Signal> signals) {
    if (word.says() == Party.NETWORK) {
      return Optional.empty();
    }
    return strongest(
        signals.subList(0, signals.indexOf(word)).stream()
            .filter(s -> s.says() == Party.NETWORK && s.weight() >= FLOOR)
            .toList());
  }

  private static Optional<Signal> strongest(List<Signal> signals) {
    return signals.stream()
        .filter(Signal::namesSomeone)
        .reduce((best, next) -> next.weight() > best.weight() ? next : best);
  }

  private static double confidence(Signal lead, List<Signal> signals) {
    if (signals.isEmpty()) {
      return lead.weight();
    }
    List<Signal> others = new ArrayList<>(signals);
    others.remove(lead);
    others.removeIf(s -> !s.namesSomeone());
    Set<String> counted = new HashSet<>(Set.of(once(lead)));
    others.removeIf(s -> !counted.add(once(s)));
    others.sort(Comparator.comparingDouble(Signal::weight).reversed());
    double sure = lead.weight();
    for (Signal other : others) {
      sure =
          agree(other, lead)
              ? 1 - (1 - sure) * (1 - other.weight() * AGREEMENT)
              : sure * (1 - other.weight() * DISAGREEMENT);
    }
    return Math.round(sure * 100) / 100.0;
  }

  private static String once(Signal signal) {
    return signal.name() + signal.says() + signal.agent();
  }

  /// The same party, and not two agents.
  private static boolean agree(Signal one, Signal other) {
    return one.says() == other.says()
        && (one.agent() == null || other.agent() == null || one.agent().equals(other.agent()));
  }
}
