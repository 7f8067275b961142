package io.holdfast.contracts;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.telephony.FactType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A type of the contract: the folder of its schema and golden file, its name, and its topic.
record EventType(String folder, String name, Topic<String, ? extends Event> topic) {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

  /// Every type that Holdfast knows.
  static List<EventType> all() {
    var all = new ArrayList<EventType>();
    for (FactType type : FactType.values()) {
      all.add(
          type.isDerived()
              ? new EventType("calls", type.typeName(), TOPICS.callEvents())
              : new EventType("telephony", type.typeName(), TOPICS.telephonyEvents()));
    }
    Stream.concat(
            Arrays.stream(Callback.Status.values())
                .filter(status -> status != Callback.Status.UNKNOWN)
                .map(status -> status.name().toLowerCase(Locale.ROOT)),
            Stream.of("changed"))
        .map(status -> new EventType("callbacks", "callback." + status, TOPICS.callbackEvents()))
        .forEach(all::add);
    all.add(new EventType("callbacks", "dial.requested", TOPICS.dialRequests()));
    all.add(new EventType("callbacks", "notification.requested", TOPICS.notifications()));
    all.add(new EventType("abuse", "abuse.decided", TOPICS.abuseDecisions()));
    all.add(new EventType("abuse", "abuse.verdict-given", TOPICS.abuseDecisions()));
    Stream.of("opened", "trigger-added", "assigned", "started", "decided", "closed", "noted")
        .map(done -> new EventType("reviews", "case." + done, TOPICS.reviewEvents()))
        .forEach(all::add);
    all.add(new EventType("reviews", "case.state", TOPICS.reviewCases()));
    return all;
  }

  /// Path of the schema, and of the golden file, within their folders.
  String path() {
    return folder + "/" + name + ".json";
  }
}
