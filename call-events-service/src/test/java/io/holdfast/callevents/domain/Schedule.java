package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.HoldParty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A random call: facts that make sense one after another, and facts that make none, at times that
/// often coincide. The same seed gives the same call.
final class Schedule {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String[] AGENTS = {"1001", "1002", "1003"};
  private static final String[] LEGS = {"c1", "a1", "a2", "a3", "b1", "x9"};
  private static final String[] QUEUES = {"support", "sales"};
  private static final long[] STEPS = {0, 0, 0, 1, 50, 400, 1_500, 3_000, 9_000, 30_000, 600_000};
  private static final String[] SIGNALS = {
    "asterisk.hangup-request",
    "asterisk.soft-hangup.cause",
    "asterisk.hangup.cause",
    "asterisk.agent-complete.reason",
    "acme.unknown"
  };

  private final SplittableRandom random;
  private final List<Fact> facts = new ArrayList<>();
  private long now;

  private Schedule(long seed) {
    random = new SplittableRandom(seed);
  }

  /// The facts of the call of that seed, in the order of the fold.
  static List<Fact> facts(long seed) {
    Schedule call = new Schedule(seed);
    int length = 2 + call.random.nextInt(14);
    boolean plausible = call.random.nextInt(3) > 0;
    for (int i = 0; i < length; i++) {
      call.add(plausible ? call.next(i, length) : call.any());
    }
    call.facts.sort(Fact.ORDER);
    return call.facts;
  }

  /// The same facts in another order, some of them again.
  static List<Fact> shuffled(List<Fact> facts, long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    List<Fact> order = new ArrayList<>(facts);
    for (Fact fact : facts) {
      if (random.nextInt(4) == 0) {
        order.add(fact);
      }
    }
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return order;
  }

  private void add(Happening happening) {
    now += STEPS[random.nextInt(STEPS.length)];
    String type = FactType.of(happening).orElseThrow().typeName();
    String source = random.nextInt(4) == 0 ? "/acme/desktop" : "/asterisk/pbx-1";
    Long sequence = random.nextInt(5) == 0 ? (long) random.nextInt(3) : null;
    facts.add(
        new Fact(
            new Envelope(
                "f" + facts.size(),
                source,
                type,
                NOON.plusMillis(now),
                "c1",
                "demo",
                sequence,
                null,
                null),
            happening));
  }

  /// What may well come at that place of a call.
  private Happening next(int i, int length) {
    if (i == 0) {
      return offered();
    }
    if (i == 1) {
      return new Happening.CallQueued(pick(QUEUES), 1);
    }
    if (i == length - 1) {
      return ended();
    }
    if (i == length - 2) {
      return signal();
    }
    return random.nextInt(3) == 0 ? joined() : any();
  }

  private Happening any() {
    return switch (random.nextInt(26)) {
      case 0 -> offered();
      case 1, 2 -> new Happening.CallQueued(maybe(pick(QUEUES)), null);
      case 3 -> new Happening.CallLeftQueue(maybe(pick(QUEUES)), pick(QueueExit.values()));
      case 4 -> new Happening.AgentRang(pick(AGENTS), null, null);
      case 5 -> new Happening.AgentMissed(pick(AGENTS), null, null);
      case 6, 7, 8 -> joined();
      case 9, 10 -> new Happening.AgentLeft(pick(AGENTS), pick(LeaveReason.values()), leg());
      case 11, 12 -> new Happening.CallHeld(pick(HoldParty.values()), maybe(pick(AGENTS)), leg());
      case 13, 14 ->
          new Happening.CallResumed(pick(HoldParty.values()), maybe(pick(AGENTS)), leg());
      case 15, 16 ->
          new Happening.TransferStarted(
              pick(TransferKind.values()),
              maybe(pick(AGENTS)),
              null,
              random.nextInt(8) == 0 ? "b1" : null);
      case 17 -> new Happening.TransferCompleted(null, null);
      case 18 -> new Happening.TransferFailed(null, null);
      case 19, 20 -> signal();
      case 21 -> ended();
      case 22 ->
          new Happening.QualityReported(
              pick(Leg.values()), null, null, maybe((long) random.nextInt(40_000)));
      case 23 ->
          new Happening.HoldsReported(
              maybe(pick(AGENTS)),
              random.nextInt(4),
              random.nextInt(200_000),
              random.nextInt(200_000));
      case 24 -> new Happening.WarningGiven(Ground.THREAT, pick(AGENTS), null, null);
      default -> new Happening.CallWrappedUp(pick(AGENTS), null, random.nextBoolean(), null);
    };
  }

  private Happening offered() {
    return new Happening.CallOffered(maybe(pick(Direction.values())), null, null, null, null, null);
  }

  private Happening joined() {
    return new Happening.AgentJoined(pick(AGENTS), null, leg());
  }

  private Happening ended() {
    return new CallEnded(
        random.nextInt(3) == 0 ? pick(Party.values()) : null,
        random.nextInt(5) == 0 ? pick(AGENTS) : null,
        random.nextInt(5) == 0 ? "abuse" : null,
        cause(),
        signals(),
        random.nextInt(8) == 0 ? pick(LEGS) : null);
  }

  private Happening signal() {
    return new HangupSignalled(
        maybe(pick(Leg.values())),
        leg(),
        maybe(pick(AGENTS)),
        maybe(pick(SignalOrigin.values())),
        cause(),
        signals());
  }

  private @Nullable Cause cause() {
    int[] causes = {16, 16, 16, 38, 44, 1};
    return random.nextInt(3) == 0
        ? new Cause(causes[random.nextInt(causes.length)], null, null)
        : null;
  }

  private @Nullable Map<String, String> signals() {
    String[] values = {"agent", "16", "1", "44"};
    return random.nextInt(3) == 0 ? Map.of(pick(SIGNALS), pick(values)) : null;
  }

  /// The caller's leg, that of an agent, or one that nobody knows.
  private @Nullable String leg() {
    return maybe(pick(LEGS));
  }

  private <T> T pick(T[] some) {
    return some[random.nextInt(some.length)];
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextInt(5) == 0 ? null : value;
  }
}
