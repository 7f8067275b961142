package io.holdfast.callevents.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.platforms.AsteriskAmi;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The logs that a switch would have written beside the events that it told.
final class SwitchLogs {
  private static final List<String> COLUMNS =
      List.of(
          "EventName",
          "Timestamp",
          "CallerIDname",
          "CallerIDnum",
          "CallerIDani",
          "CallerIDrdnis",
          "CallerIDdnid",
          "Exten",
          "Context",
          "Channel",
          "Application",
          "AppData",
          "AMAFlags",
          "AccountCode",
          "UniqueID",
          "LinkedID",
          "Peer",
          "Userfield",
          "none",
          "Extra");

  private SwitchLogs() {}

  /// `cel_custom`'s file, from CEL over the manager.
  static List<String> masterCsv(List<ObjectNode> events) {
    return events.stream()
        .filter(e -> e.path("Event").asText().equals("CEL"))
        .map(e ->
            COLUMNS.stream()
                .map(c -> '"' + e.path(c).asText("").replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",")))
        .toList();
  }

  /// `queue_log`, from the events of queues.
  static List<String> queueLog(List<ObjectNode> events) {
    return events.stream().flatMap(SwitchLogs::line).toList();
  }

  private static Stream<String> line(ObjectNode e) {
    String member = e.path("Interface").asText().replace("PJSIP/agent", "PJSIP/");
    String wait = e.path("HoldTime").asText();
    return switch (e.path("Event").asText()) {
      case "QueueCallerJoin" ->
          line(e, "NONE", "ENTERQUEUE||" + e.path("CallerIDNum").asText() + "|1");
      case "QueueCallerAbandon" -> line(e, "NONE", "ABANDON|1|1|" + wait);
      case "AgentRingNoAnswer" -> line(e, member, "RINGNOANSWER|1000");
      case "AgentConnect" ->
          line(e, member, "CONNECT|" + wait + "|" + e.path("DestUniqueid").asText() + "|1");
      case "AgentComplete" -> {
        String how = "COMPLETE" + e.path("Reason").asText().toUpperCase(java.util.Locale.ROOT);
        yield line(e, member, how + "|" + wait + "|" + e.path("TalkTime").asText() + "|1");
      }
      default -> Stream.empty();
    };
  }

  private static Stream<String> line(ObjectNode e, String member, String rest) {
    return Stream.of(
        "%d|%s|%s|%s|%s"
            .formatted(
                AsteriskAmi.at(e).orElseThrow().getEpochSecond(),
                e.path("Uniqueid").asText(),
                e.path("Queue").asText(),
                member,
                rest));
  }
}
