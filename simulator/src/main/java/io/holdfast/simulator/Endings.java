package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How calls end, and who can tell of it, which differs from platform to platform.
final class Endings {
  private static final List<Way> OF_CALLERS = List.of(Way.PHONE, Way.PHONE, Way.PHONE, Way.WORD);
  private static final List<Way> OF_AGENTS =
      List.of(Way.PHONE, Way.PHONE, Way.PHONE, Way.DESKTOP, Way.WORD, Way.WORD);
  private static final long RELEASE_MOST = 60;

  /// How often both let go before the switch has released the other. Ours: it takes some 20 ms, and
  /// most who have said goodbye let go within some seconds of each other or wait to be released.
  private static final double AT_ONCE = 0.005;

  private static final long AT_ONCE_LEAST = 2;
  private static final long AT_ONCE_MOST = 20;

  private Endings() {}

  /// All is said; either side lets go first, and most agents say that they could help. Without that
  /// word a long wait soon before an agent's goodbye looks like a drop, here as elsewhere: whoever
  /// asked for a scenario that is none gets none.
  static End settled(Stage stage) {
    Dice dice = stage.dice();
    boolean told = dice.chance(0.85) || stage.asked();
    Party first = dice.chance(0.6) ? Party.CALLER : Party.AGENT;
    Boolean resolved = told ? Boolean.TRUE : null;
    if (stage.mayEndAtOnce() && dice.chance(AT_ONCE)) {
      String who = first == Party.AGENT ? stage.agent().id() : null;
      long release = dice.between(AT_ONCE_LEAST, AT_ONCE_MOST);
      return new End(first, who, Way.BOTH_PHONES, release, false, resolved);
    }
    return letsGo(stage, first, resolved);
  }

  /// The caller or the agent lets go.
  static End letsGo(Stage stage, Party by) {
    return letsGo(stage, by, null);
  }

  private static End letsGo(Stage stage, Party by, @Nullable Boolean resolved) {
    Dice dice = stage.dice();
    boolean agent = by == Party.AGENT;
    String who = agent ? stage.agent().id() : null;
    Way way = dice.oneOf(agent ? OF_AGENTS : OF_CALLERS);
    return new End(by, who, way, dice.between(0, RELEASE_MOST), false, resolved);
  }

  /// The agent ends the call under the abuse policy.
  static End forAbuse(Stage stage) {
    long release = stage.dice().between(0, RELEASE_MOST);
    return new End(Party.AGENT, stage.agent().id(), Way.DESKTOP, release, true, null);
  }

  /// No person lets go, and nothing is left to be released.
  static End of(Party by, Way way) {
    return new End(by, null, way, 0, false, null);
  }

  /// A transfer reaches nobody.
  static End nowhere() {
    return of(Party.PLATFORM, Way.NOWHERE);
  }
}
