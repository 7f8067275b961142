package io.holdfast.callevents.domain;

import io.holdfast.callevents.domain.AmiScript.Channel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A call in a house of phones, from step to step.
final class AmiStage {
  /// How agents' phones are called, and whether their endpoints have a caller id.
  record House(String technology, String prefix, boolean callerIds) {
    String endpoint(String agent) {
      return technology + "/" + prefix + agent;
    }

    @Nullable String callerId(String agent) {
      return callerIds ? agent : null;
    }

    /// The agent's name: the caller id that the leg was born with, else the interface.
    String name(String agent) {
      return callerIds ? agent : prefix + agent;
    }
  }

  static final List<House> HOUSES =
      List.of(
          new House("PJSIP", "", true),
          new House("SIP", "", true),
          new House("IAX2", "", true),
          new House("PJSIP", "agent", false),
          new House("SIP", "", false),
          new House("PJSIP", "phone-", true));

  final AmiScript pbx = new AmiScript();
  final House house;
  @Nullable Channel main;

  AmiStage(House house) {
    this.house = house;
  }

  Channel caller(String number) {
    Channel caller = pbx.at(0).begins(house.technology + "/trunk", number, "from-trunk", "8000");
    main = caller;
    return caller;
  }

  Channel answered(Channel caller, String agent, double second) {
    Channel leg =
        pbx.at(second - 5)
            .dialled(caller, house.endpoint(agent), house.callerId(agent), "from-agents");
    invent(leg, caller.callerId == null ? "8000" : caller.callerId);
    pbx.at(second).connects(caller, leg, "support");
    return leg;
  }

  /// The switch gives a leg without a caller id somebody else's.
  void invent(Channel leg, String number) {
    if (leg.callerId == null) {
      leg.callerId = number;
      pbx.tell("NewCallerid", leg);
    }
  }

  Channel talking(String number) {
    Channel caller = caller(number);
    pbx.at(1).queued(caller, "support");
    return answered(caller, "1001", 661);
  }

  Channel caller() {
    return Objects.requireNonNull(main);
  }

  /// A phone that the dial plan calls for whom was handed on.
  Channel ringing(double second, String agent) {
    Channel leg =
        pbx.at(second)
            .dialled(caller(), house.endpoint(agent), house.callerId(agent), "from-agents");
    invent(leg, agent);
    return leg;
  }

  Channel handedTo(Channel from, String agent, double second) {
    pbx.at(second).blind(from, caller(), agent);
    pbx.letsGo(from);
    Channel leg = ringing(second + 1, agent);
    pbx.at(second + 5).meet("t" + second, leg, caller());
    return leg;
  }

  Channel dialsOut(boolean leavesContext) {
    Channel leg =
        pbx.at(0)
            .begins(house.endpoint("1001"), house.callerId("1001"), "from-agents", "+15550107004");
    main = leg;
    if (leavesContext) {
      leg.context = "macro-dialout-trunk";
      leg.exten = "s";
    }
    Channel customer = pbx.at(1).dialled(leg, house.technology + "/trunk", null, "from-trunk");
    invent(customer, "+15550107004");
    pbx.at(10).meet("o1", customer, leg);
    return customer;
  }
}
