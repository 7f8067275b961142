package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import java.util.List;

/// Which kind of drop a script is, by the words of contract section 5.
final class DropKind {
  private static final long TEN_MINUTES = 600_000;
  private static final long THREE_MINUTES = 180_000;
  private static final String NONE = "-";

  private DropKind() {}

  static String of(Script script) {
    List<Scene> scenes = script.scenes();
    Script.End end = script.end();
    long lost =
        Truth.ms(scenes, Scene.Queue.class)
            + Truth.ms(scenes, Scene.Hold.class)
            + Truth.ms(scenes, Scene.Transfer.class);
    if (lost < TEN_MINUTES || end.underPolicy() || Boolean.TRUE.equals(end.resolved())) {
      return NONE;
    }
    return end.by() == Party.CALLER ? givenUp(scenes.getLast()) : dropped(script);
  }

  private static String givenUp(Scene last) {
    return switch (last) {
      case Scene.Queue _ -> "abandoned-in-queue";
      case Scene.Hold _ -> "abandoned-on-hold";
      case Scene.Menu _, Scene.Talk _, Scene.Conference _, Scene.Transfer _ -> NONE;
    };
  }

  private static String dropped(Script script) {
    return switch (script.scenes().getLast()) {
      case Scene.Transfer _ -> "lost-in-transfer";
      case Scene.Hold _ -> "dropped-while-held";
      case Scene.Queue _ -> "hung-up-after-wait";
      case Scene.Talk _, Scene.Conference _ -> afterWait(script);
      case Scene.Menu _ -> NONE;
    };
  }

  /// What the caller had waited in before they last reached a person, where that was soon before
  /// the end.
  private static String afterWait(Script script) {
    String pending = NONE;
    String wait = NONE;
    long sinceWait = 0;
    for (Scene scene : script.scenes()) {
      switch (scene) {
        case Scene.Queue _ -> pending = "hung-up-after-wait";
        case Scene.Hold _ -> pending = "dropped-after-hold";
        case Scene.Talk _, Scene.Conference _ -> {
          if (!pending.equals(NONE)) {
            wait = pending;
            pending = NONE;
            sinceWait = 0;
          }
        }
        case Scene.Transfer _ ->
            pending = pending.equals(NONE) ? "hung-up-after-wait" : pending; // the hold goes on
        case Scene.Menu _ -> {}
      }
      sinceWait += scene.ms();
    }
    return sinceWait + script.end().releaseMs() <= THREE_MINUTES ? wait : NONE;
  }
}
