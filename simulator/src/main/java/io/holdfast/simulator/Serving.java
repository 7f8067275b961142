package io.holdfast.simulator;

/// How an agent serves a caller. The shares are ours.
final class Serving {
  private static final double OFTEN_HELD = 0.55;
  private static final double SELDOM_HELD = 0.12;
  private static final int MOST_HOLDS = 4;

  private Serving() {}

  /// The agent helps, with as many holds as is his way.
  static void helps(Stage stage) {
    Dice dice = stage.dice();
    boolean often = stage.agent().temperament().equals(Temperament.HOLDER);
    stage.talk(Spans.talk(dice));
    for (int i = 0; i < MOST_HOLDS && dice.chance(often ? OFTEN_HELD : SELDOM_HELD); i++) {
      stage.hold(Spans.hold(dice));
      stage.talk(Spans.words(dice));
    }
  }

  /// After that, a hold from which the agent comes back late, if ever.
  static void holdsLong(Stage stage) {
    helps(stage);
    stage.hold(Math.max(Spans.hold(stage.dice()), stage.waitForADrop()));
  }

  /// Some words, and the call is over within three minutes of the wait before them.
  static void isSoonDone(Stage stage) {
    stage.talk(Spans.soonOver(stage.dice()));
  }
}
