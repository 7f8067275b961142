package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.simulator.Scene.Aside;
import io.holdfast.simulator.Scene.Result;
import io.holdfast.simulator.Script.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call while its script is written: what has happened so far, and who is with the caller.
final class Stage {
  private static final long DROP_NEEDS_LEAST = 610_000;
  private static final long DROP_NEEDS_MOST = 1_500_000;
  private static final double SOME_LOSE_THAT = 0.4;

  private final Staff staff;
  private final Dice dice;
  private final boolean asked;
  private final boolean atOnce;
  private final List<Scene> scenes = new ArrayList<>();
  private long clock;
  private long lost;
  private @Nullable Agent agent;
  private long callsAgainAfter = -1;

  /// @param asked whether the scenario was asked for by name
  /// @param atOnce whether both parties may let go in the same moment, which not every platform can
  ///   tell apart
  /// @param clock milliseconds after opening
  Stage(Staff staff, Dice dice, boolean asked, boolean atOnce, long clock) {
    this.staff = staff;
    this.dice = dice;
    this.asked = asked;
    this.atOnce = atOnce;
    this.clock = clock;
  }

  Dice dice() {
    return dice;
  }

  boolean asked() {
    return asked;
  }

  boolean mayEndAtOnce() {
    return atOnce;
  }

  long clock() {
    return clock;
  }

  List<Scene> scenes() {
    return List.copyOf(scenes);
  }

  /// Who is with the caller.
  Agent agent() {
    return Objects.requireNonNull(agent, "nobody is with the caller");
  }

  /// How long the caller is yet to wait, so that he lost enough for a drop. Whoever did not ask for
  /// a scenario by name gets short waits as well.
  long waitForADrop() {
    boolean enough = asked || dice.chance(SOME_LOSE_THAT);
    return enough ? Math.max(0, dice.between(DROP_NEEDS_LEAST, DROP_NEEDS_MOST) - lost) : 0;
  }

  void menu(long ms) {
    add(new Scene.Menu(ms));
  }

  void waitInVain(String queue, long ms) {
    add(new Scene.Queue(queue, ms, List.of(), null));
    lost += ms;
  }

  /// The caller waits in a queue until the agent can answer.
  void wait(String queue, Agent next, long ms, List<String> missed) {
    add(new Scene.Queue(queue, ms, missed, next.id()));
    lost += ms;
    agent = next;
  }

  void talk(long ms, Aside... asides) {
    add(new Scene.Talk(agent().id(), ms, List.of(asides)));
  }

  void hold(long ms) {
    add(new Scene.Hold(agent().id(), ms, null));
    lost += ms;
  }

  /// The agent asks a colleague.
  void consult() {
    Agent colleague = staff.colleagueOf(agent());
    long asked = staff.answerMs(colleague, clock, dice) + Spans.hold(dice);
    add(new Scene.Hold(agent().id(), asked, colleague.id()));
    lost += asked;
    colleague.busyUntil(clock);
  }

  /// The agent hands the caller to a colleague.
  void handOn(TransferKind kind) {
    Agent colleague = staff.colleagueOf(agent());
    transfer(kind, colleague.id(), staff.answerMs(colleague, clock, dice), Result.REACHED);
    staff.wrapUp(agent(), clock, dice);
    agent = colleague;
  }

  /// The agent hands the caller to another queue, where somebody answers.
  void queueAgain(String queue) {
    transfer(TransferKind.QUEUE, queue, dice.between(200, 3_000), Result.REACHED);
    staff.wrapUp(agent(), clock, dice);
    Agent next = staff.next(queue, clock, 0);
    wait(queue, next, staff.answerMs(next, clock, dice), List.of());
  }

  /// A transfer that does not reach anybody.
  void transfer(TransferKind kind, String to, long ms, Result result) {
    add(new Scene.Transfer(kind, agent().id(), to, ms, result));
    lost += ms;
  }

  /// A colleague joins; one of the two goes on alone.
  void conference() {
    Agent colleague = staff.colleagueOf(agent());
    talk(staff.answerMs(colleague, clock, dice));
    add(new Scene.Conference(agent().id(), colleague.id(), Spans.talk(dice)));
    Agent leaves = dice.chance(0.5) ? colleague : agent();
    agent = leaves == colleague ? agent() : colleague;
    staff.wrapUp(leaves, clock, dice);
  }

  void callsAgainAfter(long ms) {
    callsAgainAfter = ms;
  }

  /// When the caller calls again, in milliseconds after opening; below 0 where he does not.
  long callsAgainAt() {
    return callsAgainAfter < 0 ? -1 : clock + callsAgainAfter;
  }

  /// Plays a scenario to its end.
  End play(Scenario scenario) {
    End end = scenario.plot().play(this);
    if (agent != null) {
      staff.wrapUp(agent, clock, dice);
    }
    return end;
  }

  private void add(Scene scene) {
    scenes.add(scene);
    clock += scene.ms();
  }
}
