package io.holdfast.local.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// CloudEvents with one text in every place that a text may stand in.
final class NumberEvents {
  private final String text;
  private final String name;
  private final Instant end;
  private final List<Map<String, Object>> events = new ArrayList<>();

  private NumberEvents(String text, String name, Instant end) {
    this.text = text;
    this.name = name;
    this.end = end;
  }

  /// @param name begins the ids of calls
  /// @param end of the dropped call
  static List<Map<String, Object>> of(String text, String name, Instant end) {
    NumberEvents all = new NumberEvents(text, name, end);
    all.dropped();
    all.outbound();
    all.ids();
    all.unknown();
    return all.events;
  }

  /// A call that is owed back, with the number in all that people and switches write.
  private void dropped() {
    String call = name + "-drop";
    Map<String, Object> caller = Map.of("number", text, "name", text, "customerId", text);
    add(
        call,
        "call.offered",
        800,
        Map.of("direction", "inbound", "caller", caller, "purpose", text));
    add(call, "call.queued", 790, Map.of("queue", "support"));
    add(call, "call.agent-joined", 60, Map.of("agent", "1001"));
    add(call, "call.transfer-failed", 50, Map.of("to", target(), "reason", text));
    add(
        call,
        "call.warning-given",
        30,
        Map.of("ground", "threat", "agent", "1001", "wordingId", text));
    add(
        call,
        "call.abuse-reported",
        29,
        Map.of("ground", "threat", "by", "agent", "agent", "1001", "excerptRef", text));
    add(
        call,
        "call.hangup-signalled",
        1,
        Map.of("leg", "agent", "agent", "1001", "signals", Map.of("x." + text, text)));
    add(
        call,
        "call.ended",
        0,
        Map.of(
            "by",
            "agent",
            "agent",
            "1001",
            "reason",
            text,
            "cause",
            Map.of("text", text),
            "signals",
            Map.of(text, text)));
    add(
        call,
        "call.wrapped-up",
        -1,
        Map.of("agent", "1001", "disposition", text, "notes", "They are at " + text + " till six"));
    add(call, "customer.complained", -2, Map.of("about", call, "channel", text, "text", text));
    add(
        call,
        "customer.complained",
        -3,
        Map.of("about", Map.of("number", text, "day", "2026-03-01")));
  }

  private void outbound() {
    String call = name + "-out";
    add(call, "call.offered", 100, Map.of("direction", "outbound", "dialled", text));
    add(call, "call.agent-joined", 90, Map.of("agent", "1001"));
    add(call, "call.transfer-started", 50, Map.of("kind", "blind", "by", "1001", "to", target()));
    add(call, "call.ended", 10, Map.of("by", "caller"));
  }

  /// Where it must not stand at all.
  private void ids() {
    add(text, "call.queued", 5, Map.of("queue", "support"));
    add(name + "-a", "call.agent-joined", 5, Map.of("agent", text));
    add(name + "-b", "call.queued", 5, Map.of("queue", text));
    add(name + "-c", "call.agent-joined", 5, Map.of("agent", "1001", "legId", text));
    add(name + "-d", "call.transfer-started", 5, Map.of("by", text));
    Map<String, Object> id = event(name + "-e", "call.queued", 5, Map.of("queue", "q"));
    id.put("id", text);
    events.add(id);
    Map<String, Object> source = event(name + "-f", "call.queued", 5, Map.of("queue", "q"));
    source.put("source", "/acme/" + text);
    events.add(source);
    Map<String, Object> type = event(name + "-g", "call.queued", 5, Map.of("queue", "q"));
    type.put("type", "call." + text);
    events.add(type);
    add(name + "-h", "call.left-queue", 5, Map.of("queue", "q", "why", text));
  }

  private void unknown() {
    String call = name + "-u";
    Map<String, Object> data = new HashMap<>();
    data.put(text, Map.of(text, List.of(text)));
    data.put("n", 15557310964L);
    data.put("f", 1.5557310964E10);
    add(call, "call.utterance", 5, data);
  }

  private Map<String, Object> target() {
    return Map.of("number", text);
  }

  private void add(String call, String type, int secondsBefore, Map<String, ?> data) {
    events.add(event(call, type, secondsBefore, data));
  }

  private Map<String, Object> event(
      String call, String type, int secondsBefore, Map<String, ?> data) {
    Map<String, Object> event = new HashMap<>();
    event.put("specversion", "1.0");
    event.put("id", name + "-" + events.size());
    event.put("source", "/system-test/desk");
    event.put("type", type);
    event.put("time", end.minusSeconds(secondsBefore).toString());
    event.put("subject", call);
    event.put("data", data);
    return event;
  }
}
