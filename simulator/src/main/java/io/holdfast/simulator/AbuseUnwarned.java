package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.simulator.Scene.Aside;
import io.holdfast.simulator.Scene.Sort;
import io.holdfast.simulator.Script.End;
import java.util.List;

/// The agent ends an abusive call without a word of warning.
final class AbuseUnwarned implements Plot {
  /// What the policy lets an agent end a call for, and what it only escalates for.
  static final List<Ground> GROUNDS =
      List.of(Ground.RACIAL_SLUR, Ground.SEXUAL_COMMENT, Ground.SEXIST_COMMENT, Ground.THREAT);

  @Override
  public End play(Stage stage) {
    Dice dice = stage.dice();
    long abuse = dice.between(5_000, 120_000);
    Aside aside = new Aside(abuse, Sort.ABUSE, dice.oneOf(GROUNDS));
    stage.talk(abuse + dice.between(1_000, 15_000), aside);
    return Endings.forAbuse(stage);
  }
}
