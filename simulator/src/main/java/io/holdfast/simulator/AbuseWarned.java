package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.simulator.Scene.Aside;
import io.holdfast.simulator.Scene.Sort;
import io.holdfast.simulator.Script.End;

/// The caller is warned. Some stop, and are helped.
final class AbuseWarned implements Plot {
  @Override
  public End play(Stage stage) {
    Dice dice = stage.dice();
    Ground ground = dice.oneOf(AbuseUnwarned.GROUNDS);
    long abuse = dice.between(5_000, 120_000);
    long warning = abuse + dice.between(2_000, 20_000);
    Aside first = new Aside(abuse, Sort.ABUSE, ground);
    Aside warned = new Aside(warning, Sort.WARNING, ground);
    if (dice.chance(0.4)) {
      stage.talk(warning + Spans.talk(dice), first, warned);
      return Endings.settled(stage);
    }
    long again = warning + dice.between(6_000, 60_000);
    Aside second = new Aside(again, Sort.ABUSE, ground);
    stage.talk(again + dice.between(2_000, 20_000), first, warned, second);
    return Endings.forAbuse(stage);
  }
}
