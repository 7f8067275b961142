package io.holdfast.contracts;

import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.callbacks.CallbackEvent;
import io.holdfast.contracts.callbacks.DialRequest;
import io.holdfast.contracts.callbacks.Notification;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.reviews.CaseEvent;
import io.holdfast.contracts.reviews.CaseState;
import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// Every topic of the contract, section 2, under one prefix.
public final class Topics {
  /// Prefix where none is set.
  public static final String DEFAULT_PREFIX = "holdfast.";

  /// How long dead letters are kept.
  public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

  /// Partitions of a topic of dead letters.
  public static final int DEAD_LETTER_PARTITIONS = 6;

  private static final int CALL_PARTITIONS = 12;
  private static final int PARTITIONS = 6;

  private final String prefix;

  /// @param prefix put before every name, dot included
  public Topics(String prefix) {
    this.prefix = prefix;
  }

  /// Facts as reported; written by telephony platforms, or by call-events-service for them.
  public Topic<String, Fact> telephonyEvents() {
    return topic("telephony-events.v1", Fact.serde(), CALL_PARTITIONS, Duration.ofDays(7));
  }

  /// The clean life of each call; written by call-events-service.
  public Topic<String, CallEvent> callEvents() {
    return topic("call-events.v1", CallEvent.serde(), CALL_PARTITIONS, Duration.ofDays(28));
  }

  /// The life of each promise; written by callback-service.
  public Topic<String, CallbackEvent> callbackEvents() {
    var serde = EventSerde.of(CallbackEvent.class);
    return topic("callback-events.v1", serde, PARTITIONS, Duration.ofDays(28));
  }

  /// Orders to dial; written by callback-service.
  public Topic<String, DialRequest> dialRequests() {
    var serde = EventSerde.of(DialRequest.class);
    return topic("dial-requests.v1", serde, PARTITIONS, Duration.ofDays(1));
  }

  /// Messages for callers by another channel; written by callback-service.
  public Topic<String, Notification> notifications() {
    var serde = EventSerde.of(Notification.class);
    return topic("notifications.v1", serde, PARTITIONS, Duration.ofDays(1));
  }

  /// Decisions and verdicts; written by abuse-policy-service.
  public Topic<String, AbuseEvent> abuseDecisions() {
    var serde = EventSerde.of(AbuseEvent.class);
    return topic("abuse-decisions.v1", serde, PARTITIONS, Duration.ofDays(400));
  }

  /// The present state of each case, compacted; written by review-service.
  public Topic<String, CaseState> reviewCases() {
    return topic("review-cases.v1", EventSerde.of(CaseState.class), PARTITIONS, null);
  }

  /// What happened to each case; written by review-service.
  public Topic<String, CaseEvent> reviewEvents() {
    var serde = EventSerde.of(CaseEvent.class);
    return topic("review-events.v1", serde, PARTITIONS, Duration.ofDays(400));
  }

  /// All of them, in the order of the contract.
  public List<Topic<String, ? extends Event>> all() {
    return Stream.of(
            telephonyEvents(),
            callEvents(),
            callbackEvents(),
            dialRequests(),
            notifications(),
            abuseDecisions(),
            reviewCases(),
            reviewEvents())
        .<Topic<String, ? extends Event>>map(t -> t)
        .toList();
  }

  /// Those that a service reads, and which therefore have a topic of dead letters.
  public List<Topic<String, ? extends Event>> read() {
    return Stream.of(telephonyEvents(), callEvents(), abuseDecisions())
        .<Topic<String, ? extends Event>>map(t -> t)
        .toList();
  }

  private <V extends Event> Topic<String, V> topic(
      String name, EventSerde<V> values, int partitions, @Nullable Duration retention) {
    return new Topic<>(prefix + name, Serdes.String(), values, partitions, retention);
  }
}
