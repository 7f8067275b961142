package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CustomerComplained;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A newer writer never stops an older reader.
class ToleranceTest {
  private static final EventSerde<Fact> FACTS = Fact.serde();

  @Test
  void shouldPassAnUnknownTypeByWithAllItsFields() {
    var value =
        Golden.at("telephony/call.queued.json")
            .value()
            .put("type", "call.whispered")
            .put("backfill", true);
    value.putObject("words").put("count", 7);

    Fact fact = FACTS.decode(value);

    assertThat(fact.happening()).isInstanceOf(Happening.Unknown.class);
    assertThat(fact.envelope().ofThePast()).isTrue();
    assertThat(Json.object(Json.bytes(FACTS.encode(fact)))).isEqualTo(value);
  }

  @Test
  void shouldPassAnUnknownTypeByOnTheTopicOfCallEvents() {
    var value = Golden.at("calls/call.held.json").value().put("type", "call.whispered");

    var again = CallEvent.serde().encode(CallEvent.serde().decode(value));

    assertThat(Json.object(Json.bytes(again))).isEqualTo(value);
  }

  @Test
  void shouldReadAnUnknownWordAsUnknown() {
    var ended = (CallEnded) read("call.ended", "\"by\":\"robot\"").happening();
    var signal = (HangupSignalled) read("call.hangup-signalled", "\"leg\":\"\"").happening();

    assertThat(ended.by()).isEqualTo(Party.UNKNOWN);
    assertThat(signal.leg()).isEqualTo(Leg.OTHER);
  }

  @Test
  void shouldReadAFactThatTellsNothingMore() {
    assertThat(read("call.ended", "\"reason\":null").happening())
        .isEqualTo(new CallEnded(null, null, null, null, null));
  }

  @Test
  void shouldSkipANullInAMap() {
    var ended = (CallEnded) read("call.ended", "\"signals\":{\"a\":null,\"b\":\"c\"}").happening();

    assertThat(ended.signals()).isEqualTo(Map.of("b", "c"));
  }

  @Test
  void shouldReadAComplaintAboutACallOrAboutADay() {
    var aCall = (CustomerComplained) read("customer.complained", "\"about\":\"c1\"").happening();
    var aDay =
        (CustomerComplained)
            read("customer.complained", "\"about\":{\"day\":\"2026-03-02\"},\"public\":false")
                .happening();

    assertThat(aCall.about()).hasToString("\"c1\"");
    assertThat(aCall.isPublic()).isNull();
    assertThat(aDay.isPublic()).isFalse();
  }

  @Test
  void shouldCutTimesToMicroseconds() {
    var value =
        Golden.at("telephony/call.queued.json")
            .value()
            .put("occurredAt", "2026-03-02T10:00:00.123456789+01:00");

    assertThat(FACTS.decode(value).envelope().occurredAt())
        .isEqualTo(Instant.parse("2026-03-02T09:00:00.123456Z"));
  }

  @ParameterizedTest
  @EnumSource(FactType.class)
  void shouldFindTheTypeOfEveryShape(FactType type) {
    var golden = Golden.all().stream().filter(g -> g.type().equals(type.typeName())).findFirst();

    assertThat(FactType.named(type.typeName())).contains(type);
    assertThat(golden)
        .hasValueSatisfying(g -> {
          Happening happening =
              g.event() instanceof CallEvent event
                  ? event.happening()
                  : ((Fact) g.event()).happening();
          assertThat(FactType.of(happening)).contains(type);
        });
  }

  private static Fact read(String type, String field) {
    String value =
        """
        {"id":"1","source":"/s","type":"%s","occurredAt":"2026-03-02T09:00:00Z","callId":"c","tenant":"demo",%s}
        """
            .formatted(type, field);
    return FACTS.decode(Json.object(value.getBytes(UTF_8)));
  }
}
