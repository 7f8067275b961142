package io.holdfast.callevents.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a switch tells in manager events, as its channel event log tells it.
final class CelRows {
  private final List<ObjectNode> rows = new ArrayList<>();
  private final Map<String, ObjectNode> lastOfCall = new LinkedHashMap<>();
  private String source = "";

  private CelRows() {}

  static List<ObjectNode> of(List<ObjectNode> events) {
    CelRows log = new CelRows();
    events.forEach(log::tell);
    log.lastOfCall.values().forEach(last -> log.row("LINKEDID_END", last, ""));
    return log.rows;
  }

  private void tell(ObjectNode event) {
    switch (event.path("Event").asText()) {
      case "Newchannel" -> row("CHAN_START", event, "");
      case "QueueCallerJoin" -> inQueue("APP_START", event);
      case "QueueCallerLeave" -> inQueue("APP_END", event);
      case "BridgeEnter" -> row("BRIDGE_ENTER", event, "");
      case "HangupRequest" -> source = event.path("Channel").asText();
      case "Hangup" -> {
        row("BRIDGE_EXIT", event, "");
        String cause = event.path("Cause").asText();
        row("HANGUP", event, "")
            .put("extra", "{\"hangupcause\":" + cause + ",\"hangupsource\":\"" + source + "\"}");
      }
      case "BlindTransfer" -> row("BLINDTRANSFER", event, "Transferer");
      case "AttendedTransfer" -> attended(event);
      default -> {}
    }
  }

  private void inQueue(String type, ObjectNode event) {
    row(type, event, "").put("appname", "Queue").put("appdata", event.path("Queue").asText());
  }

  private void attended(ObjectNode event) {
    ObjectNode extra = Json.mapper().createObjectNode();
    boolean first = event.has("OrigBridgeUniqueid");
    String own = first ? "OrigTransferer" : "SecondTransferer";
    name(extra, "channel2", event, first ? "SecondTransferer" : "OrigTransferer");
    name(extra, "transferee_channel", event, "Transferee");
    name(extra, "transfer_target_channel", event, "TransferTarget");
    if (event.has("DestApp")) {
      extra.put("app", event.path("DestApp").asText());
    }
    row("ATTENDEDTRANSFER", event, own).put("extra", extra.toString());
  }

  private static void name(ObjectNode extra, String as, ObjectNode event, String prefix) {
    extra.put(as + "_name", event.path(prefix + "Channel").asText("N/A"));
    extra.put(as + "_uniqueid", event.path(prefix + "Uniqueid").asText("N/A"));
  }

  private ObjectNode row(String type, ObjectNode event, String prefix) {
    String number = event.path(prefix + "CallerIDNum").asText();
    String call = event.path(prefix + "Linkedid").asText();
    ObjectNode row = Json.mapper().createObjectNode().put("eventtype", type);
    row.put("eventtime", event.path("Timestamp").asText()).put("id", rows.size() + 1);
    row.put("channame", event.path(prefix + "Channel").asText());
    row.put("cid_num", number.equals("<unknown>") ? "" : number);
    row.put("context", event.path(prefix + "Context").asText());
    row.put("exten", event.path(prefix + "Exten").asText());
    row.put("uniqueid", event.path(prefix + "Uniqueid").asText()).put("linkedid", call);
    if (prefix.isEmpty()) {
      lastOfCall.put(call, event);
    }
    rows.add(row);
    return row;
  }
}
