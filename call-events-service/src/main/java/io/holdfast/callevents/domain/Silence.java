package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.QualityReported;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Legs from which no RTP comes while the caller should be speaking with an agent: ghosts. Whoever
/// hangs up on a ghost has nobody left to speak with (docs/attribution.md).
final class Silence {
  /// A leg is dead after two RTCP intervals of 5 s without a packet: then RFC 3550 (6.2, 6.3.5)
  /// takes a source for one that sends no more. A report as old as that tells nothing of the end.
  static final Duration DEAD = Duration.ofSeconds(10);

  private final Map<Leg, Quiet> legs = new EnumMap<>(Leg.class);

  private record Quiet(Instant since, Instant until) {
    boolean covers(Instant letGo, Instant end) {
      return !since.plus(DEAD).isAfter(letGo)
          && !until.plus(DEAD).isBefore(letGo)
          && !until.isAfter(end.plus(DEAD));
    }
  }

  /// The newest report of a leg stands for it.
  ///
  /// @param talkSince when the talk began: silence before it was a hold or another leg's
  void hear(QualityReported report, @Nullable Instant talkSince, Instant at) {
    Leg leg = report.leg();
    Long ms = report.rtpSilentMs();
    if (leg == null || leg == Leg.OTHER || ms == null || talkSince == null) {
      return;
    }
    boolean allTheTalk = ms > Duration.between(talkSince, at).toMillis();
    legs.put(leg, new Quiet(allTheTalk ? talkSince : at.minusMillis(Math.max(0, ms)), at));
  }

  /// The caller is held or handed on, where silence is right.
  void clear() {
    legs.clear();
  }

  /// The leg that was dead when the first party let go.
  Optional<Leg> before(Instant letGo, Instant end) {
    return legs.entrySet().stream()
        .filter(leg -> leg.getValue().covers(letGo, end))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
