package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.Caller;
import io.holdfast.simulator.Script.End;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// One centre's day: who calls when, and what then happens. Scripts come in the order in which
/// their callers call. In the data of a real bank (Anonymous Bank, January and February 1999,
/// recorded by Guedj and Mandelbaum) 52 % of customers call again within five minutes after a
/// service of less than ten seconds; the other figures are ours.
final class Site {
  private static final double CALLS_AGAIN = 0.52;
  private static final long AGAIN_WITHIN = 300_000;
  private static final double CALL_SECONDS = 330;
  private static final double DROPPED_CALL_SECONDS = 1_500;
  private static final int NUMBERS = 10_000_000;

  /// A caller on his way to the phone.
  private record Coming(long at, Caller caller, @Nullable String again) {}

  private final Plan plan;
  private final int number;
  private final Dice dice;
  private final Staff staff;
  private final Reception reception;
  private final Arrivals arrivals;
  private final PriorityQueue<Coming> coming =
      new PriorityQueue<>(Comparator.comparingLong(Coming::at));
  private int told;

  /// @param number from 1
  Site(Plan plan, int number) {
    this.plan = plan;
    this.number = number;
    this.dice = Dice.of(plan.seed(), number);
    this.staff = new Staff(number, plan.callsOf(number), callSeconds(plan.scenarios()));
    this.reception = new Reception(staff, dice);
    this.arrivals = new Arrivals(plan.callsOf(number), dice);
    expect();
  }

  private static double callSeconds(List<Scenario> asked) {
    boolean plain = asked.stream().allMatch(s -> s.kind().equals("-"));
    return plain ? CALL_SECONDS : DROPPED_CALL_SECONDS;
  }

  boolean hasNext() {
    return !coming.isEmpty();
  }

  /// When the next caller calls, to the millisecond.
  Instant nextAt() {
    return plan.start().plusMillis(coming.element().at);
  }

  Script next() {
    Instant offeredAt = nextAt().plus(dice.between(0, 999), ChronoUnit.MICROS);
    Coming one = coming.remove();
    if (one.again == null) {
      expect();
    }
    told++;
    String id = "sim-" + plan.mark() + "-" + number + "-" + told;
    Stage stage = new Stage(staff, dice, !plan.scenarios().isEmpty(), plan.isOfTheField(), one.at);
    Scenario scenario = reception.receive(stage, wanted(one));
    End end = stage.play(scenario);
    callAgain(stage, scenario, end, new Coming(one.at, one.caller, id));
    return new Script(
        id,
        number,
        plan.platformOf(number),
        offeredAt,
        one.caller,
        scenario,
        stage.scenes(),
        end,
        one.again);
  }

  private void expect() {
    if (arrivals.hasNext()) {
      coming.add(new Coming(arrivals.next(), person(), null));
    }
  }

  /// One in twenty-five withholds his number; area code 555 belongs to nobody.
  private Caller person() {
    long drawn = dice.between(0, NUMBERS - 1);
    String number = dice.chance(0.04) ? null : "+1555%07d".formatted(drawn);
    return new Caller(number, dice.chance(0.5) ? "C-" + drawn : null);
  }

  /// The scenario that was asked for; null where the agent's temperament decides.
  private @Nullable Scenario wanted(Coming one) {
    if (plan.scenarios().isEmpty()) {
      return null;
    }
    return one.again == null ? dice.oneOf(plan.scenarios()) : Scenario.NORMAL_END;
  }

  private void callAgain(Stage stage, Scenario scenario, End end, Coming same) {
    long at = stage.callsAgainAt();
    boolean dropped = !scenario.kind().equals("-") && end.by() != Party.CALLER;
    if (at < 0 && plan.scenarios().isEmpty() && dropped && dice.chance(CALLS_AGAIN)) {
      at = stage.clock() + dice.between(10_000, AGAIN_WITHIN);
    }
    if (at >= 0) {
      coming.add(new Coming(at, same.caller, same.again));
    }
  }
}
