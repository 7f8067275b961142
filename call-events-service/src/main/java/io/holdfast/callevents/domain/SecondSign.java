package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.SignalRule;
import io.holdfast.platforms.Twilio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Signs that an agent was at their desk when the call ended. A softphone in a browser lets go in
/// the same way where its tab was closed and where somebody pressed the button; with a sign that
/// they were there it counts. They say nothing of who let go, so beside any other word they count
/// for nothing.
final class SecondSign {
  private SecondSign() {}

  /// The sign that an agent wrapped the call up.
  static Signal wrappedUp(String agent) {
    return Signals.read(Signals.WRAPPED_UP, "agent", new Speaker(Party.AGENT, agent));
  }

  /// The signals without any such sign: mostly all of them.
  static List<Signal> without(List<Signal> signals) {
    return any(signals) ? signals.stream().filter(signal -> !isOne(signal)).toList() : signals;
  }

  /// The signals with those signs that count.
  ///
  /// @param words the signals without any
  /// @param lead the word that leads where none of them counts
  static List<Signal> counted(List<Signal> signals, List<Signal> words, @Nullable Signal lead) {
    if (words.size() == signals.size() || lead == null) {
      return words;
    }
    return signals.stream().filter(signal -> !isOne(signal) || backs(signal, lead)).toList();
  }

  private static boolean any(List<Signal> signals) {
    for (Signal signal : signals) {
      if (isOne(signal)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(Signal signal) {
    return signal.name().equals(Signals.WRAPPED_UP) || signal.name().equals(Twilio.RESERVATION);
  }

  private static boolean backs(Signal sign, Signal word) {
    return word.weight() == SignalRule.CLOSED_TAB
        && word.says() == Party.AGENT
        && word.agent() != null
        && word.agent().equals(sign.agent());
  }
}
