package io.holdfast.callback.domain;

import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ways to be dropped, in the order of contract section 5: the first that fits names the drop.
/// One line in the constructor and one method each.
final class DropKinds {
  private final Duration afterWait;
  private final List<Way> ways = new ArrayList<>();

  /// @param settings how soon after a wait, and which kinds a tenant adds
  DropKinds(DropRules.Settings settings) {
    afterWait = settings.afterWait();
    ways.add(new Way(Kind.LOST_IN_TRANSFER, this::lostInTransfer));
    ways.add(new Way(Kind.DROPPED_WHILE_HELD, this::droppedWhileHeld));
    ways.add(new Way(Kind.DROPPED_AFTER_HOLD, this::droppedAfterHold));
    ways.add(new Way(Kind.HUNG_UP_AFTER_WAIT, this::hungUpAfterWait));
    if (settings.abandonedInQueue()) {
      ways.add(new Way(Kind.ABANDONED_IN_QUEUE, (_, e) -> byCaller(e) && e.phase() == Phase.QUEUE));
    }
    if (settings.abandonedOnHold()) {
      ways.add(new Way(Kind.ABANDONED_ON_HOLD, (_, e) -> byCaller(e) && e.phase() == Phase.HOLD));
    }
  }

  /// How the caller was dropped, or empty where he was not.
  Optional<Kind> find(CallSnapshot call) {
    Ending ending = call.ending();
    return ending == null
        ? Optional.empty()
        : ways.stream().filter(w -> w.fit.fits(call, ending)).map(Way::kind).findFirst();
  }

  private boolean lostInTransfer(CallSnapshot call, Ending ending) {
    return !byCaller(ending) && ending.phase() == Phase.TRANSFER;
  }

  private boolean droppedWhileHeld(CallSnapshot call, Ending ending) {
    return !byCaller(ending) && ending.phase() == Phase.HOLD;
  }

  private boolean droppedAfterHold(CallSnapshot call, Ending ending) {
    return !byCaller(ending) && soonAfter(Phase.HOLD, call, ending);
  }

  /// A call that platform, network, agent or supervisor ended in the queue itself belongs here too:
  /// its wait ended with it. Where nobody knows who let go there, the caller may have given up, and
  /// nothing is owed.
  private boolean hungUpAfterWait(CallSnapshot call, Ending ending) {
    return switch (ending.phase()) {
      case QUEUE -> !byCaller(ending) && ending.by() != Party.UNKNOWN;
      case TALK ->
          !byCaller(ending)
              && (soonAfter(Phase.QUEUE, call, ending) || soonAfter(Phase.TRANSFER, call, ending));
      case MENU, RINGING, HOLD, TRANSFER, ENDED, UNKNOWN -> false;
    };
  }

  /// Whether the last wait was of that sort, and was over soon before the end.
  private boolean soonAfter(Phase wait, CallSnapshot call, Ending ending) {
    Instant waitEnded = call.lastWaitEndedAt();
    Instant ended = call.endedAt();
    return ending.phase() == Phase.TALK
        && ending.afterPhase() == wait
        && waitEnded != null
        && ended != null
        && Duration.between(waitEnded, ended).compareTo(afterWait) <= 0;
  }

  private static boolean byCaller(Ending ending) {
    return ending.by() == Party.CALLER;
  }

  private interface Fit {
    boolean fits(CallSnapshot call, Ending ending);
  }

  private record Way(Kind kind, Fit fit) {}
}
