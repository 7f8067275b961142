package io.holdfast.callevents.topology;

import java.util.Set;

/// The first form of state ([CallHistorySerde]), in which the type of a fact says how it was
/// written.
final class StateVersionOne {
  /// Types that the releases knew which wrote it.
  private static final Set<String> KNOWN =
      Set.of(
          "call.offered",
          "call.queued",
          "call.agent-rang",
          "call.agent-missed",
          "call.left-queue",
          "call.agent-joined",
          "call.resumed",
          "call.held",
          "call.transfer-started",
          "call.transfer-completed",
          "call.transfer-failed",
          "call.hangup-signalled",
          "call.agent-left",
          "call.ended",
          "call.wrapped-up",
          "call.quality-reported",
          "call.abuse-reported",
          "call.warning-given",
          "call.rated",
          "customer.complained",
          "dial.reported",
          "call.holds-reported",
          "platform.gap-reported",
          "call.ending-revised",
          "call.expired");

  private StateVersionOne() {}

  /// Whether a fact of the type was written by its parts.
  static boolean knows(String type) {
    return KNOWN.contains(type);
  }
}
