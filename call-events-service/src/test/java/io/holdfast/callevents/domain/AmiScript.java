package io.holdfast.callevents.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.AsteriskAmi;
import io.holdfast.platforms.AsteriskCel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A small Asterisk that tells what it does in manager events, as the real one would: who meets in
/// a bridge carries the oldest `Linkedid` of them from then on. Seconds from noon.
final class AmiScript {
  private static final double NOON = 1_772_366_400;

  private final List<ObjectNode> events = new ArrayList<>();
  private double now;
  private int number;

  /// One channel.
  static final class Channel {
    final String name;
    final String id;
    final int order;
    String context;
    String exten;
    @Nullable String callerId;
    String linked;
    int linkedOrder;
    String bridge = "";

    private Channel(String name, int order, @Nullable String callerId, String[] place) {
      this.name = name;
      this.order = order;
      this.id = "1772366400." + order;
      this.callerId = callerId;
      this.context = place[0];
      this.exten = place[1];
      linked = id;
      linkedOrder = order;
    }
  }

  AmiScript at(double second) {
    now = second;
    return this;
  }

  List<ObjectNode> events() {
    return events;
  }

  /// A channel that begins a call.
  Channel begins(String endpoint, @Nullable String callerId, String context, String exten) {
    Channel channel = channel(endpoint, callerId, context, exten);
    tell("Newchannel", channel);
    return channel;
  }

  /// A channel that another one dials.
  Channel dialled(Channel by, String endpoint, @Nullable String callerId, String context) {
    Channel channel = channel(endpoint, callerId, context, "s");
    link(channel, by);
    tell("Newchannel", channel);
    return channel;
  }

  private Channel channel(String endpoint, @Nullable String callerId, String... place) {
    int order = ++number;
    return new Channel(endpoint + "-%08x".formatted(order), order, callerId, place);
  }

  private static void link(Channel channel, Channel to) {
    channel.linked = to.linked;
    channel.linkedOrder = to.linkedOrder;
  }

  ObjectNode tell(String event, Channel channel) {
    return put(tell(event), "", channel);
  }

  ObjectNode tell(String event) {
    now += 0.001;
    ObjectNode told = Json.mapper().createObjectNode().put("Event", event);
    events.add(told.put("Timestamp", "%.6f".formatted(NOON + now)));
    return told;
  }

  ObjectNode put(ObjectNode event, String prefix, Channel channel) {
    String number = channel.callerId == null ? "<unknown>" : channel.callerId;
    event.put(prefix + "Channel", channel.name).put(prefix + "CallerIDNum", number);
    event.put(prefix + "Context", channel.context).put(prefix + "Exten", channel.exten);
    return event.put(prefix + "Uniqueid", channel.id).put(prefix + "Linkedid", channel.linked);
  }

  void queued(Channel channel, String queue) {
    tell("QueueCallerJoin", channel).put("Queue", queue).put("Position", "1");
  }

  /// A member takes a caller out of a queue.
  void connects(Channel caller, Channel member, String queue) {
    tell("QueueCallerLeave", caller).put("Queue", queue).put("Position", "1");
    String device = member.name.substring(0, member.name.lastIndexOf('-'));
    put(tell("AgentConnect", caller), "Dest", member)
        .put("Queue", queue)
        .put("Interface", device)
        .put("MemberName", device);
    meet("b" + caller.order, member, caller);
  }

  /// Channels enter a bridge: all in it carry the oldest `Linkedid` of them.
  void meet(String bridge, Channel... channels) {
    for (Channel entering : channels) {
      entering.bridge = bridge;
      for (Channel one : channels) {
        for (Channel other : channels) {
          if (one.bridge.equals(other.bridge) && other.linkedOrder < one.linkedOrder) {
            link(one, other);
          }
        }
      }
      tell("BridgeEnter", entering).put("BridgeUniqueid", bridge);
    }
  }

  /// The phone of a channel says good-bye, and the switch clears the other one.
  void letsGo(Channel who, Channel... others) {
    tell("HangupRequest", who).put("Cause", "16");
    ends(who, "16");
    for (Channel other : others) {
      tell("SoftHangupRequest", other).put("Cause", "16");
      ends(other, "16");
    }
  }

  void ends(Channel who, String cause) {
    tell("Hangup", who).put("Cause", cause).put("Cause-txt", "Normal Clearing");
  }

  /// `BlindTransfer`: the other one goes on at the extension, in the transferer's context.
  void blind(Channel by, Channel who, String extension) {
    ObjectNode event = tell("BlindTransfer").put("Result", "Success").put("IsExternal", "Yes");
    put(event, "Transferer", by);
    put(event, "Transferee", who).put("Context", by.context).put("Extension", extension);
    who.context = by.context;
    who.exten = extension;
  }

  /// `AttendedTransfer`; the legs as they were before it.
  ObjectNode attended(Channel first, Channel second, @Nullable Channel peer, Channel target) {
    ObjectNode event = tell("AttendedTransfer").put("Result", "Success").put("IsExternal", "Yes");
    put(event, "OrigTransferer", first).put("OrigBridgeUniqueid", "b1");
    put(event, "SecondTransferer", second).put("SecondBridgeUniqueid", "b2");
    if (peer != null) {
      put(event, "Transferee", peer);
    }
    return put(event, "TransferTarget", target).put("DestType", "Bridge");
  }

  /// The lives that the events tell, by call; the same in any order and repeated.
  Map<String, CallSnapshot> lives() {
    return lives(e -> true);
  }

  Map<String, CallSnapshot> lives(Predicate<ObjectNode> told) {
    List<ObjectNode> seen = events.stream().filter(told).toList();
    return lives(Payloads.facts(seen, "/asterisk/pbx-1", AsteriskAmi::facts));
  }

  /// The same as the rows of the channel event log tell it.
  Map<String, CallSnapshot> livesByCel() {
    return lives(Payloads.facts(CelRows.of(events), "/asterisk/pbx-1", AsteriskCel::facts));
  }

  private static Map<String, CallSnapshot> lives(List<Fact> told) {
    List<Fact> facts = new ArrayList<>(told);
    Map<String, CallSnapshot> lives = fold(facts);
    facts.addAll(List.copyOf(facts));
    Random random = new Random(20260301);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(facts, random);
      if (!fold(facts).equals(lives)) {
        throw new AssertionError("Expected the same reading in any order");
      }
    }
    return lives;
  }

  private static Map<String, CallSnapshot> fold(List<Fact> facts) {
    Map<String, CallHistory> calls = new TreeMap<>();
    ArrayDeque<Fact> coming = new ArrayDeque<>(facts);
    while (!coming.isEmpty()) {
      Fact fact = coming.remove();
      CallHistory call = calls.computeIfAbsent(fact.key().id(), _ -> CallHistory.empty());
      if (call.take(fact, 100, Story.NOON) instanceof Outcome.Taken taken) {
        calls.put(fact.key().id(), taken.history());
        coming.addAll(MergedCalls.toTell(fact, taken.history().facts()));
      }
    }
    Map<String, CallSnapshot> lives = new LinkedHashMap<>();
    calls.forEach((id, call) -> {
      CallSnapshot life = Story.unnumbered(call);
      if (life != null) {
        lives.put(id, life);
      }
    });
    return lives;
  }
}
