package io.holdfast.simulator;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Scene.Result;
import io.holdfast.simulator.Scene.Sort;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What really happened on a call: arithmetic on its script, without a look at any fact.
///
/// @param by who ended it
/// @param agent the agent who did
/// @param agents who spoke with the caller, in the order in which they last joined
/// @param kind how the caller was dropped, by contract section 5, where he lost ten minutes or
///   more; else `-`
/// @param again the earlier call that its caller was dropped on
/// @param platform what the centre has that took the call
public record Truth(
    String callId,
    Instant endedAt,
    Party by,
    @Nullable String agent,
    Mode mode,
    Phase phase,
    long queueWaitMs,
    long holdMs,
    long longestHoldMs,
    int holds,
    long transferMs,
    int transfers,
    int failedTransfers,
    List<String> agents,
    int warnings,
    String kind,
    Scenario scenario,
    @Nullable String again,
    CentreKind platform) {

  /// The truth of a script.
  static Truth of(Script script) {
    List<Scene> scenes = script.scenes();
    Script.End end = script.end();
    return new Truth(
        script.callId(),
        script.offeredAt().plusMillis(ms(scenes, Scene.class) + end.releaseMs()),
        end.by(),
        end.agent(),
        mode(end),
        phase(scenes.getLast()),
        ms(scenes, Scene.Queue.class),
        ms(scenes, Scene.Hold.class),
        of(scenes, Scene.Hold.class).mapToLong(Scene::ms).max().orElse(0),
        (int) of(scenes, Scene.Hold.class).count(),
        ms(scenes, Scene.Transfer.class),
        (int) of(scenes, Scene.Transfer.class).count(),
        (int) of(scenes, Scene.Transfer.class).filter(t -> t.result() != Result.REACHED).count(),
        agents(scenes),
        (int) of(scenes, Scene.Talk.class).mapToLong(Truth::warnings).sum(),
        DropKind.of(script),
        script.scenario(),
        script.again(),
        script.platform());
  }

  /// Time lost in queues, on hold and in transfers, or in whatever sort of scene.
  static long ms(List<Scene> scenes, Class<? extends Scene> sort) {
    return of(scenes, sort).mapToLong(Scene::ms).sum();
  }

  private static <T extends Scene> Stream<T> of(List<Scene> scenes, Class<T> sort) {
    return scenes.stream().filter(sort::isInstance).map(sort::cast);
  }

  private static long warnings(Scene.Talk talk) {
    return talk.asides().stream().filter(a -> a.sort() == Sort.WARNING).count();
  }

  private static List<String> agents(List<Scene> scenes) {
    LinkedHashSet<String> seen = new LinkedHashSet<>();
    for (Scene scene : scenes) {
      switch (scene) {
        case Scene.Talk talk -> seen.add(talk.agent());
        case Scene.Conference both -> seen.add(both.second());
        case Scene.Menu _, Scene.Queue _, Scene.Hold _, Scene.Transfer _ -> {}
      }
    }
    return List.copyOf(seen);
  }

  /// Where the caller was when the first party let go.
  static Phase phase(Scene last) {
    return switch (last) {
      case Scene.Menu _ -> Phase.MENU;
      case Scene.Queue _ -> Phase.QUEUE;
      case Scene.Talk _, Scene.Conference _ -> Phase.TALK;
      case Scene.Hold _ -> Phase.HOLD;
      case Scene.Transfer _ -> Phase.TRANSFER;
    };
  }

  private static Mode mode(Script.End end) {
    return switch (end.way()) {
      case LINE, MEDIA, GHOST, GONE, NOWHERE -> Mode.TECHNICAL;
      case PHONE, BOTH_PHONES, DESKTOP, WORD ->
          end.by() == Party.PLATFORM ? Mode.UNKNOWN : Mode.DELIBERATE;
    };
  }
}
