package io.holdfast.bench.facts;

import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.AgentJoined;
import io.holdfast.contracts.telephony.Happening.AgentLeft;
import io.holdfast.contracts.telephony.Happening.AgentMissed;
import io.holdfast.contracts.telephony.Happening.AgentRang;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallHeld;
import io.holdfast.contracts.telephony.Happening.CallLeftQueue;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.CallQueued;
import io.holdfast.contracts.telephony.Happening.CallResumed;
import io.holdfast.contracts.telephony.Happening.CallWrappedUp;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferCompleted;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.Happening.TransferStarted;
import io.holdfast.contracts.telephony.HoldParty;
import io.holdfast.contracts.telephony.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What happens on one call, from its offer to its last fact; the shares are those of an ordinary
/// service desk, nothing rests on them.
final class CallScript {
  private static final int AGENTS = 400;
  private static final String[] QUEUES = {
    "support-second-level", "billing-questions", "orders-and-returns", "technical-outage"
  };

  /// Name of the switch, which it puts before its own ids.
  static final String SWITCH = "pbx-frankfurt-1";

  private final RandomGenerator random;
  private final Deque<Happening> steps = new ArrayDeque<>();
  private final String queue;
  private String agent;
  private String legId;

  private CallScript(RandomGenerator random) {
    this.random = random;
    this.queue = QUEUES[random.nextInt(QUEUES.length)];
    this.agent = anyAgent();
    this.legId = leg();
  }

  /// The happenings of a new call, in their order.
  static Deque<Happening> write(RandomGenerator random) {
    CallScript script = new CallScript(random);
    script.arrive();
    int fate = random.nextInt(100);
    if (fate < 12) {
      script.giveUp();
    } else {
      script.talk(fate);
    }
    return script.steps;
  }

  private void arrive() {
    String number = "+1555" + String.format("%07d", random.nextInt(10_000_000));
    Caller caller =
        new Caller(number, "Caller", "C-" + random.nextInt(1_000_000), null, null, null);
    steps.add(new CallOffered(Direction.INBOUND, caller, "+18005550100", null, null, null));
    steps.add(new CallQueued(queue, 1 + random.nextInt(20)));
  }

  private void giveUp() {
    steps.add(new AgentRang(agent, queue, legId));
    steps.add(new AgentMissed(agent, queue, legId));
    steps.add(new CallLeftQueue(queue, QueueExit.ABANDONED));
    steps.add(signal(Leg.CALLER, 16));
    steps.add(new CallEnded(Party.CALLER, null, null, cause(16), null));
  }

  private void talk(int fate) {
    steps.add(new AgentRang(agent, queue, legId));
    steps.add(new CallLeftQueue(queue, QueueExit.ANSWERED));
    steps.add(new AgentJoined(agent, queue, legId));
    hold();
    if (fate < 22) {
      transfer();
    }
    if (fate < 40) {
      hold();
    }
    end(fate < 50 ? Party.AGENT : fate < 53 ? Party.NETWORK : Party.CALLER);
  }

  private void hold() {
    steps.add(new CallHeld(HoldParty.AGENT, agent, legId));
    steps.add(new CallResumed(HoldParty.AGENT, agent, legId));
  }

  private void transfer() {
    String first = agent;
    agent = anyAgent();
    Target target = new Target(null, agent, null);
    steps.add(new TransferStarted(TransferKind.ATTENDED, first, target));
    steps.add(new TransferCompleted(target, null));
    steps.add(new AgentLeft(first, LeaveReason.TRANSFERRED, legId));
    legId = leg();
    steps.add(new AgentJoined(agent, queue, legId));
  }

  private void end(Party by) {
    int q850 = by == Party.NETWORK ? 41 : 16;
    steps.add(signal(by == Party.AGENT ? Leg.AGENT : Leg.CALLER, q850));
    steps.add(
        new AgentLeft(agent, by == Party.AGENT ? LeaveReason.HUNG_UP : LeaveReason.UNKNOWN, legId));
    steps.add(
        new CallEnded(
            by,
            by == Party.AGENT ? agent : null,
            null,
            cause(q850),
            Map.of("asterisk.agent-complete.reason", by == Party.AGENT ? "agent" : "caller")));
    steps.add(
        new CallWrappedUp(
            agent,
            "solved-at-first-contact",
            true,
            "Asked about the bill of last month, which was right"));
  }

  private HangupSignalled signal(Leg leg, int q850) {
    return new HangupSignalled(
        leg,
        leg == Leg.AGENT ? legId : null,
        leg == Leg.AGENT ? agent : null,
        SignalOrigin.PHONE,
        cause(q850),
        Map.of("asterisk.hangup.cause", Integer.toString(q850)));
  }

  private static Cause cause(int q850) {
    return new Cause(q850, q850 == 16 ? "Normal Clearing" : "Temporary failure", null);
  }

  private String anyAgent() {
    return "agent-" + (1001 + random.nextInt(AGENTS));
  }

  private String leg() {
    return SWITCH + "-1795284314." + random.nextInt(100_000, 1_000_000);
  }
}
