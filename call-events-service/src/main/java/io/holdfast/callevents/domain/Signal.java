package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.Ending.Evidence;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.platforms.Says;
import io.holdfast.platforms.SignalRule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One piece of evidence on who ended a call, with its weight.
///
/// @param name stable name, such as `asterisk.agent-complete.reason`
/// @param value what the platform sent
/// @param says whom it names
/// @param agent the agent, where it names one
/// @param mode whether it speaks of a wish or of a failure
/// @param weight how surely it alone tells who ended the call, 0..1
/// @param unlessAsked whether it says nothing after somebody else's word
record Signal(
    String name,
    String value,
    Party says,
    @Nullable String agent,
    Mode mode,
    double weight,
    boolean unlessAsked) {

  /// One that counts whatever came before it.
  Signal(String name, String value, Party says, @Nullable String agent, Mode mode, double weight) {
    this(name, value, says, agent, mode, weight, false);
  }

  /// What a rule makes of a value.
  ///
  /// @param leg whose leg it speaks of, and the agent whom it may name
  static Signal of(SignalRule rule, String value, Speaker leg) {
    Party says = partyOf(rule.says(), leg);
    return says == Party.UNKNOWN
        ? new Signal(rule.signal(), value, says, null, Mode.UNKNOWN, 0)
        : new Signal(
            rule.signal(),
            value,
            says,
            says == Party.AGENT ? leg.agent() : null,
            rule.mode(),
            rule.weight(),
            rule.unlessAsked());
  }

  /// What a leg's signal says.
  ///
  /// @param source of the fact
  static List<Signal> of(HangupSignalled signal, Speaker speaker, String source) {
    return switch (Objects.requireNonNullElse(signal.origin(), SignalOrigin.UNKNOWN)) {
      case PHONE -> word(signal, speaker, source, Signals.PHONE_HANGUP);
      case APPLICATION -> word(signal, speaker, source, Signals.APPLICATION_HANGUP);
      case SWITCH, UNKNOWN -> Witness.says(signal.signals(), signal.cause(), speaker, source);
    };
  }

  /// A leg's own word. A network's cause makes it a failure, and no wish: phones answer a lost
  /// invitation in the same way. Where no hint beside it is known, the word itself counts.
  private static List<Signal> word(
      HangupSignalled signal, Speaker speaker, String source, String plainly) {
    List<Signal> network = Signals.ofNetwork(signal.cause(), speaker);
    if (!network.isEmpty()) {
      return network;
    }
    List<Signal> said = Witness.says(signal.signals(), null, speaker, source);
    if (said.stream().noneMatch(Signal::namesSomeone)) {
      String word = speaker.party().name().toLowerCase(Locale.ROOT);
      said.addFirst(Signals.read(plainly, word, speaker));
    }
    return said;
  }

  /// The same, kept as evidence that weighs nothing.
  Signal withoutWeight() {
    return new Signal(name, value, says, agent, mode, 0);
  }

  /// The same, kept as evidence that names nobody.
  Signal asEvidence() {
    return new Signal(name, value, Party.UNKNOWN, null, Mode.UNKNOWN, 0);
  }

  /// Whether a party themselves let go, by a phone, a button or the platform's own word of it.
  boolean isWord() {
    return mode == Mode.DELIBERATE && weight >= SignalRule.EXPLICIT;
  }

  /// Whether it holds more against a party, an agent first, or the same more surely.
  boolean isSurerThan(Signal other) {
    return Comparator.comparing((Signal s) -> s.says == Party.AGENT)
            .thenComparing(s -> s.says == Party.CALLER)
            .thenComparingDouble(Signal::weight)
            .compare(this, other)
        > 0;
  }

  boolean namesSomeone() {
    return says != Party.UNKNOWN;
  }

  Evidence evidence() {
    return new Evidence(name, value, says);
  }

  private static Party partyOf(Says says, Speaker leg) {
    return switch (says) {
      case LEG -> leg.party();
      case CALLER -> Party.CALLER;
      case AGENT -> Party.AGENT;
      case VIRTUAL_AGENT -> Party.VIRTUAL_AGENT;
      case SUPERVISOR -> Party.SUPERVISOR;
      case THIRD_PARTY -> Party.THIRD_PARTY;
      case PLATFORM -> Party.PLATFORM;
      case NETWORK -> Party.NETWORK;
      case NOBODY -> Party.UNKNOWN;
    };
  }
}
