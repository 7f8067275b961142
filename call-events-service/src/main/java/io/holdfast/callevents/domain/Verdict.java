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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what was signalled since the call last went on, and where it stood at the first of it.
final class Verdict {
  /// How long a switch may take to end a call after its last agent left. Ours: real switches take
  /// milliseconds, a survey takes longer.
  static final Duration AFTERMATH = Duration.ofSeconds(10);

  /// How far the clocks of a platform's sources may be apart: an answer is told one or two seconds
  /// before the exit from the queue, a hold ends just after the phone that held was put down.
  static final Duration SKEW = Duration.ofSeconds(2);

  /// Q.850 causes that mean the network on an answered leg, and on another that nobody was there:
  /// no user responding, subscriber absent, protocol error, interworking.
  private static final Set<String> UNANSWERED = Set.of("18", "20", "111", "127");

  /// Signals since the call last went on.
  private static final int MOST_HEARD = 64;

  private static final Comparator<Heard> IN_ORDER =
      Comparator.comparing((Heard h) -> h.stand().at())
          .thenComparing(h -> !h.isFailure())
          .thenComparing(h -> h.signal() != null && h.signal().unlessAsked());

  private final List<Heard> heard = new ArrayList<>();
  private @Nullable Instant endedAt;
  private @Nullable String endedBy;
  private @Nullable Stand end;
  private @Nullable String reason;
  private @Nullable Cause cause;
  private @Nullable Instant unknownWord;

  /// Whether no more than the clocks of two sources lies between.
  static boolean isRecent(@Nullable Instant then, Instant at) {
    return then != null && Duration.between(then, at).compareTo(SKEW) <= 0;
  }

  /// The call went on: what was signalled did not end it. Only the caller's own leg cannot come
  /// back: if it let go just now, the fact that the call went on was told late.
  void forget(Instant at) {
    heard.removeIf(h -> !h.says(Party.CALLER) || h.isBefore(at, SKEW));
  }

  /// An agent left, and others stayed: what his leg signalled did not end the call.
  void forget(String agent) {
    heard.removeIf(h -> agent.equals(h.leg()));
  }

  /// What was taken for the end was none.
  void reopen() {
    heard.clear();
    endedAt = null;
  }

  /// The last agent left, or the caller left a queue: mostly the call ends with it.
  void brokeOff(Stand now) {
    add(new Heard(now, null, null, false));
  }

  boolean isLettingGo(Instant at) {
    return heard.stream().anyMatch(h -> h.signal() != null && !h.isBefore(at, SKEW));
  }

  /// Whether the agent let go more than a moment ago, and the call did not end.
  boolean letGoLongAgo(String agent, Instant at) {
    return heard.stream()
        .anyMatch(h -> agent.equals(h.leg()) && h.isWord() && h.isBefore(at, SKEW));
  }

  /// A call that ends has a handful of signals; of thousands the newest count.
  private void add(Heard word) {
    if (heard.size() == MOST_HEARD) {
      heard.removeFirst();
    }
    heard.add(word);
  }

  /// Some phone let go, it is not known whose: the switch may only have followed.
  void hearUnknown(HangupSignalled signal, Instant at) {
    if (signal.origin() == SignalOrigin.PHONE) {
      unknownWord = at;
    }
  }

  /// What was taken for a transfer was something else.
  void wasNoTransfer(Phase phase, Phase before) {
    heard.replaceAll(h -> h.inPlaceOfTransfer(phase, before));
    end = end == null ? null : end.inPlaceOfTransfer(phase, before);
  }

  void hear(HangupSignalled signal, Speaker speaker, Stand now) {
    if (endedAt != null && Duration.between(endedAt, now.at()).compareTo(SKEW) > 0) {
      return;
    }
    boolean plain = signal.signals() == null || signal.signals().isEmpty();
    boolean own =
        signal.origin() == SignalOrigin.PHONE || signal.origin() == SignalOrigin.APPLICATION;
    if (plain
        && own
        && endedAt != null
        && now.at().isAfter(endedAt)
        && now.source().equals(endedBy)) {
      return; // by the same clock the call was over: this phone only followed
    }
    String leg = speaker.party() == Party.AGENT ? speaker.agent() : null;
    List<Signal> words =
        ofAnsweredLegs(Witness.asOne(Signal.of(signal, speaker, now.source())), now.phase());
    if (speaker.party() == Party.CALLER
        && now.phase() == Phase.MENU
        && words.stream().anyMatch(Signal::isWord)) {
      heard.removeIf(h -> h.isBefore(now.at(), SKEW)); // the caller had stayed for what followed
    }
    for (Signal word : words) {
      if (word.says() == Party.NETWORK) {
        overrule(speaker.party(), leg, now.at());
      }
      sayOfLeg(new Heard(now, word, leg, false));
    }
  }

  /// A leg's own end says that its line was lost: what looked like its wish was how the switch put
  /// the lost line away.
  private void overrule(Party party, @Nullable String leg, Instant at) {
    heard.replaceAll(h -> {
      boolean overruled =
          h.isWord() && h.says(party) && Objects.equals(h.leg(), leg) && !h.isBefore(at, SKEW);
      return overruled ? h.asEvidence() : h;
    });
  }

  /// What a source says of one instant of a leg under one name in two ways is what it knew at
  /// first, and what it knew later, which comes in any order: the less sure counts.
  private void sayOfLeg(Heard word) {
    for (int i = heard.size() - 1; i >= 0; i--) {
      Heard known = heard.get(i);
      if (!known.ended() && known.stand().at().isBefore(word.stand().at())) {
        break;
      }
      if (isToldAgain(known, word)) {
        heard.set(i, lessSure(known, word));
        return;
      }
    }
    add(word);
  }

  private static boolean isToldAgain(Heard known, Heard word) {
    return known.signal() != null
        && !known.ended()
        && name(known).equals(name(word))
        && known.stand().at().equals(word.stand().at())
        && known.stand().source().equals(word.stand().source())
        && Objects.equals(known.leg(), word.leg())
        && !known.signal().equals(word.signal());
  }

  private static Heard lessSure(Heard one, Heard other) {
    Signal first = Objects.requireNonNull(one.signal());
    return first.isSurerThan(Objects.requireNonNull(other.signal())) ? other : one;
  }

  /// The platform's word that an agent hung up.
  void hear(String agent, Stand now) {
    Signal left = Signals.read(Signals.AGENT_LEFT, "hung-up", new Speaker(Party.AGENT, agent));
    add(new Heard(now, left, agent, false));
  }

  /// The end, or one more record of it, which speaks of the same moment, whenever it comes: its
  /// words take the place of those that the same source said before.
  ///
  /// @param agent who is meant where it says that an agent ended the call
  void hear(CallEnded ended, @Nullable String agent, Stand now) {
    if (endedAt == null) {
      heard.removeIf(h -> h.isBefore(now.at(), AFTERMATH));
      endedAt = now.at();
      endedBy = now.source();
      end = now;
    }
    Speaker whole = new Speaker(Party.UNKNOWN, agent);
    List<Signal> words = new ArrayList<>();
    Party by = ended.by();
    if (by != null && by != Party.UNKNOWN) {
      words.add(Signals.read(Signals.ENDED_BY, word(by), whole));
    }
    words.addAll(Witness.says(ended.signals(), ended.cause(), whole, now.source()));
    boolean again = now.at().equals(endedAt);
    Stand then = Objects.requireNonNull(end).toldBy(now.source());
    ofAnsweredLegs(Witness.asOne(words), then.phase())
        .forEach(word -> say(new Heard(then, word, null, true), again));
    reason = ended.reason() == null ? reason : ended.reason();
    cause = ended.cause() == null ? cause : ended.cause();
  }

  private static List<Signal> ofAnsweredLegs(List<Signal> words, Phase phase) {
    return phase == Phase.TRANSFER
        ? words.stream().map(word -> isOfTarget(word) ? word.asEvidence() : word).toList()
        : words;
  }

  /// Whether the cause may be that of a leg which never answered: of those it is an everyday one.
  private static boolean isOfTarget(Signal word) {
    return word.says() == Party.NETWORK
        && (word.name().equals(Signals.SIP) || UNANSWERED.contains(word.value()));
  }

  /// @param again whether it is of the instant of the end itself, and may be the older of two
  private void say(Heard word, boolean again) {
    for (int i = 0; i < heard.size(); i++) {
      Heard known = heard.get(i);
      if (known.ended()
          && name(known).equals(name(word))
          && known.stand().source().equals(word.stand().source())) {
        Heard newer = new Heard(known.stand(), word.signal(), null, true);
        heard.set(i, again ? lessSure(known, newer) : newer);
        return;
      }
    }
    add(word);
  }

  private static String name(Heard word) {
    return Objects.requireNonNull(word.signal()).name();
  }

  /// Who ended the call, so far as it is known.
  ///
  /// @param silence legs from which nothing was heard any more
  /// @param legUntold whether the agent whose leg ended last may not be who ended the call
  /// @param beside evidence that says nobody
  Ending ending(Silence silence, boolean legUntold, List<Signal> beside) {
    Stand over = Objects.requireNonNull(end);
    Stand first = heard.isEmpty() ? over : heard.getFirst().stand();
    List<Signal> signals = new ArrayList<>();
    silence
        .before(first.at(), over.at())
        .ifPresent(leg -> signals.add(Signals.read(Signals.SILENT, word(leg), Signals.WHOLE_CALL)));
    List<Heard> inOrder = new ArrayList<>(heard);
    inOrder.sort(IN_ORDER);
    boolean asked = false;
    for (Heard each : inOrder) {
      Signal signal = each.signal();
      if (signal != null) {
        boolean doubted = legUntold && each.isLegsEnd();
        boolean follows = signal.unlessAsked() && (asked || isUnknownWordBefore(each.stand().at()));
        signals.add(follows || doubted ? signal.asEvidence() : signal);
        asked |= signal.weight() >= Attribution.FLOOR && !signal.unlessAsked();
      }
    }
    signals.addAll(beside);
    return Attribution.weigh(signals, first.phase(), first.before(), reason, cause);
  }

  private boolean isUnknownWordBefore(Instant at) {
    return unknownWord != null
        && !unknownWord.isAfter(at)
        && Duration.between(unknownWord, at).compareTo(SKEW) <= 0;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
