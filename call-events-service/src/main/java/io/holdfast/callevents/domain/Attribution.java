package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.calls.Ending.Evidence;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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

  private static final Signal NOBODY = new Signal("none", "", Party.UNKNOWN, null, Mode.UNKNOWN, 0);

  private Attribution() {}

  /// @param all signals in the order in which they occurred
  /// @param phase where the call stood before the first of them
  static Ending weigh(
      List<Signal> all,
      Phase phase,
      @Nullable Phase afterPhase,
      @Nullable String reason,
      @Nullable Cause cause) {
    List<Signal> words = SecondSign.without(all);
    List<Signal> signals = SecondSign.counted(all, words, strongest(words));
    boolean backed = signals.size() > words.size();
    Signal first = backed ? strongest(words) : leading(words, phase);
    Signal lead = first == null ? NOBODY : first;
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
        evidence(signals, lead));
  }

  private static List<Evidence> evidence(List<Signal> signals, Signal lead) {
    if (signals.size() == 1 && !lead.equals(NO_TARGET)) {
      return List.of(signals.getFirst().evidence());
    }
    Set<Evidence> evidence = LinkedHashSet.newLinkedHashSet(signals.size() + 1);
    for (Signal signal : signals) {
      evidence.add(signal.evidence());
    }
    if (lead.equals(NO_TARGET)) {
      evidence.add(lead.evidence());
    }
    return List.copyOf(evidence);
  }

  private static @Nullable Signal leading(List<Signal> signals, Phase phase) {
    Signal word = strongest(signals);
    if (phase == Phase.TRANSFER && (word == null || word.weight() < FLOOR)) {
      return NO_TARGET;
    }
    Signal failure = word == null ? null : failureBefore(word, signals);
    return failure == null ? word : failure;
  }

  private static @Nullable Signal failureBefore(Signal word, List<Signal> signals) {
    Signal failure = null;
    if (word.says() != Party.NETWORK) {
      for (Signal signal : signals.subList(0, signals.indexOf(word))) {
        boolean sure = signal.says() == Party.NETWORK && signal.weight() >= FLOOR;
        failure = sure ? stronger(failure, signal) : failure;
      }
    }
    return failure;
  }

  private static @Nullable Signal strongest(List<Signal> signals) {
    Signal strongest = null;
    for (Signal signal : signals) {
      strongest = signal.namesSomeone() ? stronger(strongest, signal) : strongest;
    }
    return strongest;
  }

  private static Signal stronger(@Nullable Signal best, Signal next) {
    return best == null || next.weight() > best.weight() ? next : best;
  }

  private static double confidence(Signal lead, List<Signal> signals) {
    if (signals.isEmpty() || (signals.size() == 1 && signals.contains(lead))) {
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

  /// The same ending where who ended it is another call's to tell: all is kept as evidence.
  static Ending byNobodyKnown(Ending ending) {
    return new Ending(
        Party.UNKNOWN,
        null,
        Ending.Mode.UNKNOWN,
        ending.phase(),
        ending.afterPhase(),
        ending.reason(),
        ending.cause(),
        0,
        ending.evidence().stream()
            .map(e -> new Ending.Evidence(e.signal(), e.value(), Party.UNKNOWN))
            .toList());
  }
}
