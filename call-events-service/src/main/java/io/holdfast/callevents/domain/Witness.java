package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that one fact says of who ended the call. However many signals stand in it, it is one
/// witness: for each party its strongest signal counts, every other one is evidence without weight.
/// So it may contradict itself, which takes off its own word, and can agree with nobody but other
/// facts.
///
/// A signal that is named after a platform counts only where the fact's source is of that platform:
/// a word that somebody else puts into its mouth is evidence without weight too.
final class Witness {
  private Witness() {}

  /// What hints and the cause beside them say. A cause that a hint tells already counts once.
  ///
  /// @param source of the fact
  static List<Signal> says(
      @Nullable Map<String, String> hints, @Nullable Cause cause, Speaker leg, String source) {
    List<Signal> said = new ArrayList<>();
    if (hints != null) {
      Map<String, String> inOrder = hints.size() < 2 ? hints : new TreeMap<>(hints);
      inOrder.forEach((name, value) -> said.add(Signals.read(name, value, leg, source)));
    }
    if (cause != null && !anySays(Party.NETWORK, said)) {
      said.addAll(Signals.ofNetwork(cause, leg));
    }
    return said;
  }

  private static boolean anySays(Party party, List<Signal> said) {
    for (Signal signal : said) {
      if (signal.says() == party) {
        return true;
      }
    }
    return false;
  }

  /// The same signals, of which one counts for each party.
  static List<Signal> asOne(List<Signal> said) {
    if (said.size() < 2) {
      return said;
    }
    List<Signal> counted = new ArrayList<>(said.size());
    for (int i = 0; i < said.size(); i++) {
      Signal signal = said.get(i);
      counted.add(signal.weight() == 0 || isStrongest(i, said) ? signal : signal.withoutWeight());
    }
    return counted;
  }

  /// Of equally strong ones the first.
  private static boolean isStrongest(int place, List<Signal> said) {
    Signal signal = said.get(place);
    for (int i = 0; i < said.size(); i++) {
      Signal other = said.get(i);
      boolean stronger =
          other.weight() > signal.weight() || (other.weight() == signal.weight() && i < place);
      if (i != place && other.says() == signal.says() && stronger) {
        return false;
      }
    }
    return true;
  }
}
