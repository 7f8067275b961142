package io.holdfast.platforms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Happening.Leg;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of Asterisk's channel event log, whatever wrote it: columns of a database (`cid_num`),
/// of `cel_custom`'s JSON (`CIDNum`), headers of the manager (`CallerIDnum`), or a CSV line.
///
/// @param fields by name, in lower case and without underscores
/// @param sender whose switch it is
record CelRow(Map<String, String> fields, Sender sender) {
  static CelRow of(ObjectNode event, Sender sender) {
    Map<String, String> fields = new HashMap<>();
    event.properties().forEach(f -> fields.put(plain(f.getKey()), text(f.getValue())));
    String line = fields.get("line");
    if (line != null) {
      fields.putAll(CelLine.columns(line));
    }
    return new CelRow(fields, sender);
  }

  /// @param event headers of the manager
  static CelRow of(Map<String, String> event, Sender sender) {
    Map<String, String> fields = new HashMap<>();
    event.forEach((name, value) -> fields.put(plain(name), value));
    return new CelRow(fields, sender);
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode value) {
    return value.isObject() ? value.toString() : value.asText("");
  }

  /// The first of these fields that is set; null where none is.
  @Nullable String get(String... names) {
    for (String name : names) {
      String value = fields.getOrDefault(name, "");
      if (!value.isEmpty() && !value.equals("<unknown>")) {
        return value;
      }
    }
    return null;
  }

  String required(String... names) {
    String value = get(names);
    if (value == null) {
      throw new UnreadableEventException("missing-field", "Expected a field " + names[0]);
    }
    return value;
  }

  String channel() {
    return required("channame", "channel");
  }

  String leg() {
    return sender.idOf(required("uniqueid"));
  }

  String callId() {
    return sender.idOf(required("linkedid"));
  }

  @Nullable String number() {
    return get("cidnum", "calleridnum");
  }

  /// The name of the row's channel: its endpoint's, since a caller id may be invented at any time;
  /// null where nobody can be called like that.
  @Nullable String nameNow() {
    String own = AmiEvent.endpoint(channel());
    String name = own == null ? number() : sender.identity().in(own);
    return AgentIdentity.isPossible(name) ? name : null;
  }

  /// The name that the channel was born with, told by its first row.
  @Nullable String nameAtBirth() {
    boolean born = isNamedByCallerId() && AgentIdentity.isPossible(number());
    return born ? number() : nameNow();
  }

  /// Whether the channel's name at this moment may be another one than that of its birth.
  boolean isProvisional() {
    String name = nameNow();
    return isNamedByCallerId() && name != null && !name.equals(number());
  }

  private boolean isNamedByCallerId() {
    return sender.identity().by() == AgentIdentity.By.AUTO;
  }

  /// Whose a channel is that is not the call's first: a queue's member and a phone in a context of
  /// agents' are agents.
  Leg otherLeg() {
    return isInAgentContext() || "AppQueue".equals(get("appname", "application"))
        ? Leg.AGENT
        : Leg.OTHER;
  }

  boolean isInQueue() {
    return "Queue".equals(get("appname", "application"));
  }

  /// `Queue`'s first argument.
  @Nullable String queue() {
    String arguments = get("appdata");
    return arguments == null ? null : arguments.split(",", 2)[0];
  }

  boolean isLinked() {
    return required("uniqueid").equals(get("linkedid"));
  }

  /// Whether the channel is where agents' phones begin calls. A caller's comes there too, handed
  /// on.
  boolean isInAgentContext() {
    String context = get("context");
    return context != null && sender.agentContexts().contains(context);
  }

  /// Whether it is of the channel that the call began on, and not where agents' phones begin calls:
  /// whose that is there, the fold knows from how it began.
  boolean isCallers() {
    return isLinked() && !isInAgentContext();
  }

  /// Whether a stream is music on hold, which has a class; an announcement has a file.
  boolean isMusic() {
    return extra().hasNonNull("class");
  }

  /// The number that a database gave the row.
  @Nullable Long sequence() {
    String id = get("id");
    return id != null && id.matches("\\d{1,15}") ? Long.valueOf(id) : null;
  }

  /// What a hang-up or a transfer adds; empty where it adds nothing that can be read.
  JsonNode extra() {
    String text = get("extra", "eventextra");
    try {
      return text == null ? Json.mapper().missingNode() : Json.tree(text.getBytes(UTF_8));
    } catch (UnreadableEventException e) {
      return Json.mapper().missingNode();
    }
  }

  /// When it happened. Over the manager that is `Timestamp`: its `EventTime` has whole seconds
  /// only. A time without a zone is in that of the field `zone`, else UTC.
  Instant at() {
    String time = fields.containsKey("event") ? required("timestamp") : required("eventtime");
    return AsteriskTime.of(time, Objects.requireNonNullElse(get("zone"), "UTC"))
        .orElseThrow(() ->
            new UnreadableEventException(
                "bad-field", "Expected a time in eventtime, and a zone that exists"));
  }
}
