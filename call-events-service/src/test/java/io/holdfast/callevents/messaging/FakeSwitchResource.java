package io.holdfast.callevents.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.platforms.AsteriskAmi;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A switch that the service finds configured when it starts: it tells a recorded call of just now,
/// drops the connection in the middle of it, and tells the rest to whoever comes back.
public final class FakeSwitchResource implements QuarkusTestResourceLifecycleManager {
  private final FakeSwitch pbx = new FakeSwitch();

  @Override
  public Map<String, String> start() {
    Thread.ofVirtual().start(this::tell);
    String key = "holdfast.call-events.switches.pbx-live.";
    return Map.of(
        key + "host", "127.0.0.1",
        key + "port", Integer.toString(pbx.port()),
        key + "user", "holdfast",
        key + "secret", "s3cret",
        key + "tenant", "live");
  }

  private void tell() {
    List<ObjectNode> events = FakeSwitch.recorded("agent-hangs-up-while-on-hold");
    Instant end = AsteriskAmi.at(events.getLast()).orElseThrow();
    Duration later = Duration.between(end, Instant.now());
    events.forEach(event -> move(event, later));
    int half = events.size() / 2;
    try {
      FakeSwitch.Session first = pbx.next().letIn(time(events.get(5)));
      first.tell(events.subList(0, half));
      first.drop();
      pbx.next().letIn(time(events.get(half))).tell(events.subList(half, events.size()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void move(ObjectNode event, Duration later) {
    AsteriskAmi.at(event)
        .map(at -> at.plus(later))
        .ifPresent(at -> {
          var micros = BigDecimal.valueOf(at.getNano() / 1_000, 6);
          event.put("Timestamp", BigDecimal.valueOf(at.getEpochSecond()).add(micros).toString());
        });
  }

  private static String time(ObjectNode event) {
    return event.path("Timestamp").asText();
  }

  @Override
  public void stop() {
    pbx.close();
  }
}
