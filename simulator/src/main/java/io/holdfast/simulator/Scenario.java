package io.holdfast.simulator;

import io.holdfast.simulator.Script.Way;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can happen on a call, by the name to ask for it. A scenario that is asked for costs its
/// caller ten minutes or more where its kind of drop needs that.
public enum Scenario {
  NORMAL_END("-", "the matter is settled, and either side lets go"),
  CALLER_HANGS_UP("-", "the caller lets go in mid-talk"),
  AGENT_HANGS_UP(
      "hung-up-after-wait", "the agent answers after a long wait and lets go within seconds"),
  AGENT_HANGS_UP_ON_HOLD(
      "dropped-while-held", "the agent holds the caller and lets go without coming back"),
  AGENT_HANGS_UP_JUST_AFTER_HOLD(
      "dropped-after-hold", "the agent comes back from a long hold and lets go soon after"),
  ABANDONED_IN_QUEUE("abandoned-in-queue", "nobody answers, and the caller gives up"),
  ABANDONED_ON_HOLD("abandoned-on-hold", "the caller is held, and gives up"),
  LOST_IN_TRANSFER("lost-in-transfer", "the caller is handed on to where nobody is"),
  BLIND_TRANSFER("-", "handed on to a colleague, unannounced, who helps"),
  ATTENDED_TRANSFER("-", "handed on to a colleague who was asked before"),
  SECOND_QUEUE("-", "handed on to another queue: a second wait"),
  FAILED_TRANSFER("-", "the transfer fails, and the agent goes on"),
  NETWORK_DROP("dropped-after-hold", "the line is lost soon after a long hold"),
  MEDIA_LOST("dropped-after-hold", "soon after a long hold the agent is heard no more"),
  PHONE_GONE(
      "dropped-after-hold", "the agent's phone is gone: a closed browser, a crash, a lost line"),
  GHOST("hung-up-after-wait", "the caller is answered and not heard; the switch gives up"),
  ABUSE_WARNED("-", "abuse, a warning, and abuse again or an end to it"),
  ABUSE_UNWARNED("-", "abuse, and the agent ends it without a warning"),
  CALLS_AGAIN(
      "hung-up-after-wait", "as agent-hangs-up, and the caller calls again within five minutes"),
  CONFERENCE("-", "a colleague joins, and one of the two leaves"),
  CONSULT("-", "the agent asks a colleague while the caller is held"),
  RING_NO_ANSWER("-", "phones ring in vain before somebody answers"),
  CLOSING_TIME("hung-up-after-wait", "the platform ends the call of one who waits");

  private final String kind;
  private final String line;

  Scenario(String kind, String line) {
    this.kind = kind;
    this.line = line;
  }

  /// The scenario of that name.
  public static Optional<Scenario> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  /// The name to ask for it, such as `agent-hangs-up`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What happens, in one line.
  public String line() {
    return line;
  }

  /// The kind of drop (contract section 5) where the caller lost ten minutes; `-` for none.
  public String kind() {
    return kind;
  }

  @Override
  public String toString() {
    return word();
  }

  /// Whether the caller never meets an agent.
  boolean endsInQueue() {
    return this == ABANDONED_IN_QUEUE || this == CLOSING_TIME;
  }

  /// Whether the time that makes it a drop is lost before an agent answers.
  boolean needsLongQueue() {
    return kind.equals("hung-up-after-wait") || kind.equals("abandoned-in-queue");
  }

  Plot plot() {
    return switch (this) {
      case NORMAL_END, RING_NO_ANSWER -> new NormalEnd();
      case CALLER_HANGS_UP -> new CallerHangsUp();
      case AGENT_HANGS_UP -> new AgentHangsUp();
      case AGENT_HANGS_UP_ON_HOLD -> new AgentHangsUpOnHold();
      case AGENT_HANGS_UP_JUST_AFTER_HOLD -> new AgentHangsUpJustAfterHold();
      case ABANDONED_IN_QUEUE -> new AbandonedInQueue();
      case ABANDONED_ON_HOLD -> new AbandonedOnHold();
      case LOST_IN_TRANSFER -> new LostInTransfer();
      case BLIND_TRANSFER -> new BlindTransfer();
      case ATTENDED_TRANSFER -> new AttendedTransfer();
      case SECOND_QUEUE -> new SecondQueue();
      case FAILED_TRANSFER -> new FailedTransfer();
      case NETWORK_DROP -> new LineLost(Way.LINE);
      case PHONE_GONE -> new LineLost(Way.GONE);
      case MEDIA_LOST -> new MediaLost();
      case GHOST -> new Ghost();
      case ABUSE_WARNED -> new AbuseWarned();
      case ABUSE_UNWARNED -> new AbuseUnwarned();
      case CALLS_AGAIN -> new CallsAgain();
      case CONFERENCE -> new Conference();
      case CONSULT -> new Consult();
      case CLOSING_TIME -> new ClosingTime();
    };
  }
}
