package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.AmiScript.Channel;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same calls on phones of several technologies, of agents with a caller id, without one, and
/// with an interface of another name, as the manager interface and the channel event log tell them:
/// whoever ended them stays who it was, and whichever event is lost, nobody else is accused.
class AmiVariantsTest {
  private record Case(
      String name, String by, String agent, String phase, Consumer<AmiStage> plot) {}

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (String number : List.of("+15550107001", "anonymous", "4711")) {
      all.add(
          new Case(
              "agent ends " + number,
              "agent",
              "1001",
              "talk",
              s -> {
                Channel a = s.talking(number);
                s.pbx.at(800).letsGo(a, s.caller());
              }));
      all.add(
          new Case(
              "blind, target ends " + number,
              "agent",
              "1003",
              "talk",
              s -> {
                Channel b = s.handedTo(s.talking(number), "1003", 700);
                s.pbx.at(800).letsGo(b, s.caller());
              }));
      all.add(
          new Case(
              "blind, caller ends " + number,
              "caller",
              "-",
              "talk",
              s -> {
                Channel b = s.handedTo(s.talking(number), "1003", 700);
                s.pbx.at(800).letsGo(s.caller(), b);
              }));
    }
    all.add(
        new Case(
            "two blind transfers",
            "agent",
            "1005",
            "talk",
            s -> {
              Channel b = s.handedTo(s.talking("+15550107001"), "1003", 700);
              Channel c = s.handedTo(b, "1005", 750);
              s.pbx.at(800).letsGo(c, s.caller());
            }));
    all.add(
        new Case(
            "blind back to the first",
            "agent",
            "1001",
            "talk",
            s -> {
              Channel b = s.handedTo(s.talking("+15550107001"), "1003", 700);
              Channel c = s.handedTo(b, "1001", 750);
              s.pbx.at(800).letsGo(c, s.caller());
            }));
    all.add(
        new Case(
            "blind, caller leaves while it rings",
            "caller",
            "-",
            "transfer",
            s -> {
              Channel a = s.talking("+15550107001");
              s.pbx.at(700).blind(a, s.caller(), "1003");
              s.pbx.letsGo(a);
              Channel b = s.ringing(701, "1003");
              s.pbx.at(720).letsGo(s.caller());
              s.pbx.ends(b, "0");
            }));
    all.add(
        new Case(
            "blind, nobody answers",
            "platform",
            "-",
            "transfer",
            s -> {
              Channel a = s.talking("+15550107001");
              s.pbx.at(700).blind(a, s.caller(), "1003");
              s.pbx.letsGo(a);
              Channel b = s.ringing(701, "1003");
              s.pbx.at(731).ends(b, "19");
              s.pbx.ends(s.caller(), "19");
            }));
    all.add(
        new Case(
            "blind outside, outsider ends",
            "third-party",
            "-",
            "talk",
            s -> {
              Channel a = s.talking("+15550107001");
              s.pbx.at(700).blind(a, s.caller(), "+15550109999");
              s.pbx.letsGo(a);
              Channel x =
                  s.pbx
                      .at(701)
                      .dialled(s.caller(), s.house.technology() + "/trunk", null, "from-trunk");
              s.invent(x, "+15550109999");
              s.pbx.at(705).meet("x", x, s.caller());
              s.pbx.at(800).letsGo(x, s.caller());
            }));
    all.add(
        new Case(
            "blind to a queue",
            "agent",
            "1003",
            "talk",
            s -> {
              Channel a = s.talking("+15550107001");
              s.pbx.at(700).blind(a, s.caller(), "8001");
              s.pbx.letsGo(a);
              s.pbx.at(701).queued(s.caller(), "sales");
              Channel b = s.ringing(900, "1003");
              s.pbx.at(905).connects(s.caller(), b, "sales");
              s.pbx.at(950).letsGo(b, s.caller());
            }));
    all.add(
        new Case(
            "agent ends a hold",
            "agent",
            "1001",
            "hold",
            s -> {
              Channel a = s.talking("+15550107001");
              s.pbx.at(700).tell("Hold", a);
              s.pbx.at(760).letsGo(a, s.caller());
            }));
    all.add(
        new Case(
            "caller ends a hold",
            "caller",
            "-",
            "hold",
            s -> {
              Channel a = s.talking("+15550107001");
              s.pbx.at(700).tell("Hold", a);
              s.pbx.at(760).letsGo(s.caller(), a);
            }));
    for (boolean leaves : new boolean[] {false, true}) {
      all.add(
          new Case(
              "out, customer ends " + leaves,
              "caller",
              "-",
              "talk",
              s -> {
                Channel customer = s.dialsOut(leaves);
                s.pbx.at(100).letsGo(customer, s.caller());
              }));
      all.add(
          new Case(
              "out, agent ends " + leaves,
              "agent",
              "1001",
              "talk",
              s -> {
                Channel customer = s.dialsOut(leaves);
                s.pbx.at(100).letsGo(s.caller(), customer);
              }));
      all.add(
          new Case(
              "out, held, agent ends " + leaves,
              "agent",
              "1001",
              "hold",
              s -> {
                Channel customer = s.dialsOut(leaves);
                s.pbx.at(50).tell("Hold", s.caller());
                s.pbx.at(100).letsGo(s.caller(), customer);
              }));
    }
    all.add(
        new Case(
            "out, then blind, target ends",
            "agent",
            "1003",
            "talk",
            s -> {
              Channel customer = s.dialsOut(false);
              outThenBlind(s, customer);
              Channel b = Objects.requireNonNull(s.main);
              s.main = null;
              s.pbx.at(200).letsGo(b, customer);
            }));
    all.add(
        new Case(
            "out, then blind, customer ends",
            "caller",
            "-",
            "talk",
            s -> {
              Channel customer = s.dialsOut(false);
              outThenBlind(s, customer);
              Channel b = Objects.requireNonNull(s.main);
              s.main = null;
              s.pbx.at(200).letsGo(customer, b);
            }));
    all.add(
        new Case(
            "out, then into a queue, customer ends",
            "caller",
            "-",
            "queue",
            s -> {
              Channel customer = s.dialsOut(false);
              s.pbx.at(100).blind(s.caller(), customer, "8001");
              s.pbx.letsGo(s.caller());
              s.pbx.at(101).queued(customer, "sales");
              s.pbx.at(400).letsGo(customer);
            }));
    all.add(
        new Case(
            "employee calls, agent ends",
            "agent",
            "1001",
            "talk",
            s -> {
              Channel employee = employee(s);
              Channel a = s.answered(employee, "1001", 60);
              s.pbx.at(100).letsGo(a, employee);
            }));
    all.add(
        new Case(
            "employee calls, employee ends",
            "caller",
            "-",
            "talk",
            s -> {
              Channel employee = employee(s);
              Channel a = s.answered(employee, "1001", 60);
              s.pbx.at(100).letsGo(employee, a);
            }));
    all.add(
        new Case(
            "employee is handed on and ends",
            "caller",
            "-",
            "talk",
            s -> {
              Channel employee = employee(s);
              Channel b = s.handedTo(s.answered(employee, "1001", 60), "1003", 100);
              s.pbx.at(200).letsGo(employee, b);
            }));
    all.add(
        new Case(
            "parked and taken",
            "agent",
            "1003",
            "talk",
            s -> {
              Channel b = parkedAndTaken(s);
              s.pbx.at(1500).letsGo(b, s.caller());
            }));
    all.add(
        new Case(
            "parked and taken, caller ends",
            "caller",
            "-",
            "talk",
            s -> {
              Channel b = parkedAndTaken(s);
              s.pbx.at(1500).letsGo(s.caller(), b);
            }));
    all.add(
        new Case(
            "picked up elsewhere",
            "agent",
            "1005",
            "talk",
            s -> {
              Channel c = pickedUp(s);
              s.pbx.at(800).letsGo(c, s.caller());
            }));
    all.add(
        new Case(
            "picked up elsewhere, caller ends",
            "caller",
            "-",
            "talk",
            s -> {
              Channel c = pickedUp(s);
              s.pbx.at(800).letsGo(s.caller(), c);
            }));
    all.add(
        new Case(
            "picked up by a phone whose number was set",
            "agent",
            "1005",
            "talk",
            s -> {
              Channel c = pickedUp(s, "1000");
              s.pbx.at(800).letsGo(c, s.caller());
            }));
    return all;
  }

  private static Channel employee(AmiStage s) {
    Channel employee =
        s.pbx
            .at(0)
            .begins(s.house.endpoint("1050"), s.house.callerId("1050"), "from-agents", "8000");
    s.main = employee;
    s.pbx.at(1).queued(employee, "support");
    return employee;
  }

  private static void outThenBlind(AmiStage s, Channel customer) {
    Channel first = s.caller();
    s.pbx.at(100).blind(first, customer, "1003");
    s.pbx.letsGo(first);
    s.main = customer;
    Channel b = s.ringing(101, "1003");
    s.pbx.at(105).meet("o2", b, customer);
    s.main = b;
  }

  private static Channel parkedAndTaken(AmiStage s) {
    Channel a = s.talking("+15550107001");
    s.pbx.at(700).blind(a, s.caller(), "700");
    s.pbx.letsGo(a);
    Channel b =
        s.pbx
            .at(1400)
            .begins(s.house.endpoint("1003"), s.house.callerId("1003"), "from-agents", "701");
    var event = s.pbx.tell("UnParkedCall");
    s.pbx.put(event, "Parkee", s.caller());
    s.pbx.put(event, "Retriever", b);
    s.pbx.meet("p", s.caller(), b);
    return b;
  }

  private static Channel pickedUp(AmiStage s) {
    return pickedUp(s, null);
  }

  /// @param set what the dialplan made of the phone's number before
  private static Channel pickedUp(AmiStage s, @Nullable String set) {
    Channel caller = s.caller("+15550107001");
    s.pbx.at(1).queued(caller, "support");
    Channel ringing = s.ringing(655, "1001");
    Channel c =
        s.pbx
            .at(658)
            .begins(s.house.endpoint("1005"), s.house.callerId("1005"), "from-agents", "*8");
    c.callerId = set == null ? c.callerId : set;
    s.pbx.put(s.pbx.tell("Pickup", c), "Target", ringing);
    s.pbx.tell("QueueCallerLeave", caller).put("Queue", "support");
    s.pbx.ends(ringing, "26");
    s.pbx.at(661).meet("q", caller, c);
    return c;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldEndACallBetweenTwoAgentsWhoeverLetsGo(boolean dialler) {
    var pbx = new AmiScript();
    Channel a = pbx.at(0).begins("PJSIP/1001", "1001", "from-agents", "1002");
    Channel b = pbx.at(1).dialled(a, "PJSIP/1002", "1002", "from-agents");
    pbx.at(5).meet("b", b, a);
    pbx.at(60).letsGo(dialler ? a : b, dialler ? b : a);
    assertThat(pbx.lives().values())
        .singleElement()
        .satisfies(life -> assertThat(life.ending()).isNotNull());
  }

  @TestFactory
  Stream<DynamicTest> shouldTellWhoEndedIt() {
    return each((kase, stage) -> {
      compare(kase, stage, stage.pbx.lives(), true);
      compare(kase, stage, stage.pbx.livesByCel(), false);
    });
  }

  @TestFactory
  Stream<DynamicTest> shouldAccuseNobodyElseWhicheverEventIsLost() {
    return each((kase, stage) ->
        stage
            .pbx
            .events()
            .forEach(lost -> {
              stage
                  .pbx
                  .lives(e -> !e.equals(lost))
                  .forEach((call, life) -> {
                    Ending ending = life.ending();
                    if (ending != null && ending.by() == Party.AGENT && ending.agent() != null) {
                      assertThat(ending.agent())
                          .as("%s without %s: %s", call, lost, ending)
                          .isEqualTo(stage.house.name(kase.agent));
                    }
                  });
            }));
  }

  private interface Check {
    void look(Case kase, AmiStage stage);
  }

  private static Stream<DynamicTest> each(Check check) {
    return AmiStage.HOUSES.stream()
        .flatMap(house ->
            cases().stream()
                .map(kase ->
                    DynamicTest.dynamicTest(
                        house + " " + kase.name,
                        () -> {
                          AmiStage stage = new AmiStage(house);
                          kase.plot.accept(stage);
                          check.look(kase, stage);
                        })));
  }

  private static void compare(
      Case kase, AmiStage stage, Map<String, CallSnapshot> lives, boolean exactly) {
    String call = lives.keySet().stream().sorted().findFirst().orElseThrow();
    lives.forEach((id, life) -> {
      Ending ending = life.ending();
      if (!id.equals(call)) {
        assertThat(ending == null || ending.by() != Party.AGENT).as("beside: %s", life).isTrue();
        assertThat(ending).as("a side call ends: %s", life).isNotNull();
      }
    });
    CallSnapshot life = Objects.requireNonNull(lives.get(call));
    Ending ending = life.ending();
    assertThat(ending).as("%s", life).isNotNull();
    String by = ending.by().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String told =
        by + " " + (ending.by() == Party.AGENT ? ending.agent() : "-") + " " + ending.phase();
    String name = kase.agent.equals("-") ? "-" : stage.house.name(kase.agent);
    String right = kase.by + " " + name + " " + kase.phase.toUpperCase(Locale.ROOT);
    if (exactly) {
      boolean takesOver = kase.name.startsWith("parked") || kase.name.startsWith("picked");
      assertThat(told)
          .as("%s", life) // whoever takes a call over was born in another: the name may be left out
          .isIn(right, takesOver ? right.replace(" " + name + " ", " null ") : right);
    } else if (ending.by() == Party.AGENT || kase.by.equals("agent")) {
      String unnamed = right.replace(" " + name + " ", " null ");
      assertThat(told.replace("HOLD", "TALK"))
          .as("CEL %s", life) // knows no holds without music, and not each leg's beginning
          .isIn(right.replace("HOLD", "TALK"), unnamed.replace("HOLD", "TALK"));
    }
  }
}
