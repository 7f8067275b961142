package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects what was signalled since the call last went on, and where it stood at the first of it.
final class Verdict {
  private final List<Signal> signals = new ArrayList<>();
  private @Nullable Phase phase;
  private @Nullable Phase afterPhase;
  private @Nullable String reason;
  private @Nullable Cause cause;

  /// The call went on: earlier signals did not end it.
  void forget() {
    signals.clear();
    phase = null;
    afterPhase = null;
  }

  /// The call stood there when the first party left; a later phase is only the aftermath.
  void standsAt(Phase then) {
    phase = phase == null ? then : phase;
  }

  void hear(HangupSignalled signal, Speaker speaker, Phase now, @Nullable Phase lastWait) {
    List<Signal> heard =
        switch (Objects.requireNonNullElse(signal.origin(), SignalOrigin.UNKNOWN)) {
          case PHONE -> List.of(word(signal, speaker, "phone.hangup", Signal.PHONE));
          case APPLICATION ->
              List.of(word(signal, speaker, "application.hangup", Signal.APPLICATION));
          case SWITCH, UNKNOWN -> fromSwitch(signal, speaker);
        };
    add(heard, now, lastWait);
  }

  void hear(CallEnded ended, @Nullable String lastAgent, Phase now, @Nullable Phase lastWait) {
    List<Signal> heard = new ArrayList<>();
    Party by = ended.by();
    if (by != null && by != Party.UNKNOWN) {
      String agent = ended.agent() == null ? lastAgent : ended.agent();
      heard.add(
          Signal.of(
              "call.ended.by",
              by.name().toLowerCase(java.util.Locale.ROOT),
              by,
              by == Party.AGENT ? agent : null,
              Signal.PLATFORM_WORD));
    }
    Map<String, String> hints = ended.signals();
    heard.addAll(
        hints == null
            ? Signal.fromCause(ended.cause())
            : Signal.fromSwitch(hints, Party.UNKNOWN, null, false));
    add(heard, now, lastWait);
    standsAt(now);
    if (afterPhase == null) {
      afterPhase = before(now, lastWait);
    }
    reason = ended.reason() == null ? reason : ended.reason();
    cause = ended.cause() == null ? cause : ended.cause();
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

  private static Signal word(
      HangupSignalled signal, Speaker speaker, String otherwise, double weight) {
    var named = signal.signals() == null ? Map.<String, String>of() : signal.signals();
    var hint = named.entrySet().stream().findFirst();
    return Signal.of(
        hint.map(Map.Entry::getKey).orElse(otherwise),
        hint.map(Map.Entry::getValue)
            .orElse(speaker.party().name().toLowerCase(java.util.Locale.ROOT)),
        speaker.party(),
        speaker.agent(),
        weight);
  }

  private static List<Signal> fromSwitch(HangupSignalled signal, Speaker speaker) {
    Map<String, String> hints = signal.signals();
    return hints == null
        ? Signal.fromCause(signal.cause())
        : Signal.fromSwitch(hints, speaker.party(), speaker.agent(), true);
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
