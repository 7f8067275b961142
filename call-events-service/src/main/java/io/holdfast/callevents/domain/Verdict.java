package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects what was signalled since the call last went on, and where it stood at the first of it.
final class Verdict {
  /// How long a switch may take to end a call after its last agent left. Ours: real switches take
  /// milliseconds, a survey takes longer.
  private static final Duration AFTERMATH = Duration.ofSeconds(10);

  private final List<Signal> signals = new ArrayList<>();
  private @Nullable Instant brokeOffAt;
  private @Nullable Phase phase;
  private @Nullable Phase afterPhase;
  private @Nullable String reason;
  private @Nullable Cause cause;

  /// The call went on: earlier signals did not end it.
  void forget() {
    signals.clear();
    brokeOffAt = null;
    phase = null;
    afterPhase = null;
  }

  /// The last agent left, or the caller left a queue: mostly the call ends with it.
  void brokeOff(Phase then, Instant at) {
    standsAt(then);
    brokeOffAt = at;
  }

  /// Something is told of the call at that time. Long after it broke off, the caller was in a menu
  /// or a survey meanwhile, and nothing that was signalled before has ended his call.
  void wentOnUntil(Instant at) {
    if (brokeOffAt != null && Duration.between(brokeOffAt, at).compareTo(AFTERMATH) > 0) {
      forget();
    }
  }

  /// The call stood there when the first party left; a later phase is only the aftermath.
  private void standsAt(Phase then) {
    phase = phase == null ? then : phase;
  }

  void hear(HangupSignalled signal, Speaker speaker, Phase now, @Nullable Phase lastWait) {
    List<Signal> heard =
        switch (Objects.requireNonNullElse(signal.origin(), SignalOrigin.UNKNOWN)) {
          case PHONE -> word(signal, speaker, Signals.PHONE_HANGUP);
          case APPLICATION -> word(signal, speaker, Signals.APPLICATION_HANGUP);
          case SWITCH, UNKNOWN -> Signals.read(signal.signals(), signal.cause(), speaker);
        };
    add(heard, now, lastWait);
  }

  /// @param lastAgent who is on the call, for a platform that says only that an agent ended it
  void hear(CallEnded ended, @Nullable String lastAgent, Phase now, @Nullable Phase lastWait) {
    Speaker whole = new Speaker(Party.UNKNOWN, ended.agent() == null ? lastAgent : ended.agent());
    List<Signal> heard = new ArrayList<>();
    Party by = ended.by();
    if (by != null && by != Party.UNKNOWN) {
      heard.add(Signals.read(Signals.ENDED_BY, by.name().toLowerCase(Locale.ROOT), whole));
    }
    heard.addAll(Signals.read(ended.signals(), ended.cause(), whole));
    standsAt(now);
    add(heard, now, lastWait);
    if (afterPhase == null) {
      afterPhase = before(Objects.requireNonNullElse(phase, now), lastWait);
    }
    reason = ended.reason() == null ? reason : ended.reason();
    cause = ended.cause() == null ? cause : ended.cause();
  }

  /// The platform's word that an agent hung up.
  void hear(String agent, Phase now, @Nullable Phase lastWait) {
    Speaker leaver = new Speaker(Party.AGENT, agent);
    add(List.of(Signals.read(Signals.AGENT_LEFT, "hung-up", leaver)), now, lastWait);
  }

  private void add(List<Signal> heard, Phase now, @Nullable Phase lastWait) {
    if (!heard.isEmpty()) {
      standsAt(now);
      if (afterPhase == null) {
        afterPhase = before(Objects.requireNonNullElse(phase, now), lastWait);
      }
      signals.addAll(heard);
    }
  }

  /// A leg's own word. A network's cause makes it a failure, and no wish: phones answer a lost
  /// invitation in the same way. Where no hint beside it is known, the word itself counts.
  private static List<Signal> word(HangupSignalled signal, Speaker speaker, String plainly) {
    List<Signal> network = Signals.ofNetwork(signal.cause(), speaker);
    if (!network.isEmpty()) {
      return network;
    }
    List<Signal> heard = new ArrayList<>(Signals.read(signal.signals(), null, speaker));
    if (heard.stream().noneMatch(Signal::namesSomeone)) {
      String word = speaker.party().name().toLowerCase(Locale.ROOT);
      heard.addFirst(Signals.read(plainly, word, speaker));
    }
    return heard;
  }

  private static @Nullable Phase before(Phase now, @Nullable Phase lastWait) {
    return switch (now) {
      case TALK -> lastWait;
      case HOLD, TRANSFER -> Phase.TALK;
      case QUEUE, MENU, RINGING, ENDED, UNKNOWN -> null;
    };
  }

  Ending ending() {
    return Attribution.weigh(
        signals, Objects.requireNonNullElse(phase, Phase.MENU), afterPhase, reason, cause);
  }
}
