package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A producer that finds a record too large ends the transaction, and with it the thread.
class EventRecordsTest {
  private static final CallEvent SMALL = event(10, null);
  private final EventRecords records = new EventRecords();

  private static Fact noted(int letters) {
    var notes = new Happening.CallWrappedUp("1001", null, null, "x".repeat(letters));
    return Story.call().at(1, notes).facts().getLast();
  }

  private static CallEvent event(int letters, CallSnapshot life) {
    return new CallEvent(noted(letters), life);
  }

  private static CallSnapshot named(int letters) {
    var caller = new Happening.Caller(null, null, "x".repeat(letters), "c_1", "•", null);
    var offered = new Happening.CallOffered(null, caller, null, null, null, null);
    return Story.arrive(List.of(Story.call().at(1, offered).facts().getLast())).life();
  }

  private List<?> written(CallEvent... events) {
    return records.write("demo|c1", List.of(events), 0);
  }

  @Test
  void shouldWriteNoEventThatABrokerRefuses() {
    assertThat(written(event(EventRecords.MOST_BYTES - 10_000, null))).hasSize(1);
    assertThat(written(event(EventRecords.MOST_BYTES, null))).isNull();
  }

  @Test
  void shouldWriteNothingWhereOneOfTheEventsIsTooLarge() {
    assertThat(written(SMALL, SMALL)).hasSize(2);
    assertThat(written(SMALL, event(EventRecords.MOST_BYTES, null))).isNull();
  }

  @Test
  void shouldLeaveRoomForAnyFactBesideTheCallsLife() {
    assertThat(written(event(10, named(EventRecords.MOST_LIFE_BYTES - 10_000)))).hasSize(1);
    assertThat(written(event(10, named(EventRecords.MOST_LIFE_BYTES)))).isNull();
  }
}
