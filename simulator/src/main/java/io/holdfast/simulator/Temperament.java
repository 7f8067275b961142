package io.holdfast.simulator;

import static io.holdfast.simulator.Scenario.*;

import java.util.List;

/// What sort of agent someone is: how often his calls go another way than to a normal end. The
/// shares are ours; that some agents hang up at once to rest, and that few do it, is told by Brown
/// et al. (JASA 100, 2005, section 4.1). Phones are gone on one call in a hundred: guides to
/// running telephony by internet call half a percent of dropped calls good and two percent a
/// serious fault.
///
/// @param shares of a thousand calls that he answers
record Temperament(List<Share> shares) {
  private static final int ALL = 1000;

  /// Helps.
  static final Temperament LISTENER =
      of(
          share(40, CALLER_HANGS_UP),
          share(60, CONSULT),
          share(30, ATTENDED_TRANSFER),
          share(15, CONFERENCE),
          share(15, SECOND_QUEUE),
          share(8, ABUSE_WARNED),
          share(6, NETWORK_DROP),
          share(10, PHONE_GONE),
          share(4, MEDIA_LOST),
          share(4, GHOST));

  /// Puts callers on hold, and forgets some of them.
  static final Temperament HOLDER =
      of(
          share(50, CALLER_HANGS_UP),
          share(150, CONSULT),
          share(60, AGENT_HANGS_UP_ON_HOLD),
          share(60, AGENT_HANGS_UP_JUST_AFTER_HOLD),
          share(80, ABANDONED_ON_HOLD),
          share(5, ABUSE_WARNED),
          share(6, NETWORK_DROP),
          share(10, PHONE_GONE),
          share(4, MEDIA_LOST));

  /// Hangs up at once to have a rest.
  static final Temperament SHORT =
      of(
          share(50, CALLER_HANGS_UP),
          share(200, AGENT_HANGS_UP),
          share(100, CALLS_AGAIN),
          share(20, AGENT_HANGS_UP_JUST_AFTER_HOLD),
          share(10, ABUSE_UNWARNED),
          share(6, NETWORK_DROP),
          share(10, PHONE_GONE));

  /// Passes callers on.
  static final Temperament FORWARDER =
      of(
          share(40, CALLER_HANGS_UP),
          share(120, BLIND_TRANSFER),
          share(60, ATTENDED_TRANSFER),
          share(150, SECOND_QUEUE),
          share(50, FAILED_TRANSFER),
          share(50, LOST_IN_TRANSFER),
          share(15, CONFERENCE),
          share(6, NETWORK_DROP),
          share(10, PHONE_GONE));

  /// Is easily angered.
  static final Temperament IRRITABLE =
      of(
          share(80, CALLER_HANGS_UP),
          share(25, ABUSE_UNWARNED),
          share(25, ABUSE_WARNED),
          share(30, AGENT_HANGS_UP),
          share(10, AGENT_HANGS_UP_ON_HOLD),
          share(40, BLIND_TRANSFER),
          share(6, NETWORK_DROP),
          share(10, PHONE_GONE));

  /// Who sits beside whom: half of a team only listens.
  static final List<Temperament> TEAM =
      List.of(LISTENER, HOLDER, LISTENER, FORWARDER, LISTENER, SHORT, LISTENER, IRRITABLE);

  /// How many of a thousand calls go that way.
  record Share(int calls, Scenario scenario) {}

  private static Temperament of(Share... shares) {
    return new Temperament(List.of(shares));
  }

  private static Share share(int calls, Scenario scenario) {
    return new Share(calls, scenario);
  }

  /// What becomes of the next call that he answers.
  Scenario next(Dice dice) {
    long drawn = dice.between(0, ALL - 1);
    for (Share share : shares) {
      drawn -= share.calls;
      if (drawn < 0) {
        return share.scenario;
      }
    }
    return NORMAL_END;
  }
}
