package io.holdfast.callevents.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.Intake;
import io.holdfast.callevents.SwitchSettings;
import io.holdfast.callevents.topology.Settings;
import io.holdfast.kit.health.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchesTest {
  @TempDir Path folder;

  private final MeterRegistry registry = new SimpleMeterRegistry();

  private CallEventsConfig config(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("holdfast.call-events.state-dir", folder.toString());
    for (String name : List.of("one", "two", "of-all")) {
      String prefix = "holdfast.call-events.switches." + name + ".";
      settings.put(prefix + "host", "127.0.0.1");
      settings.put(prefix + "port", "1"); // nobody answers there
      settings.put(prefix + "user", "holdfast");
      settings.put(prefix + "secret", "s3cret");
      settings.put(prefix + "tenant", "demo");
    }
    settings.put("holdfast.call-events.switches.one.instance", "call-events-0");
    settings.put("holdfast.call-events.switches.two.instance", "call-events-1");
    return Settings.of(settings);
  }

  private Switches switches(CallEventsConfig config) {
    var intake = new Intake(new ListedFacts(), config, InstantSource.system(), registry);
    var workers = new Workers(registry, () -> Duration.ofMinutes(1));
    return new Switches(config, intake, registry, workers);
  }

  /// Switches that an instance connects to.
  private List<String> read(Map<String, String> more) throws InterruptedException {
    registry.clear();
    Switches switches = switches(config(more));
    switches.start(new StartupEvent());
    try {
      return registry.find("holdfast.switch.connected").gauges().stream()
          .flatMap(gauge -> gauge.getId().getTags().stream())
          .map(Tag::getValue)
          .sorted()
          .toList();
    } finally {
      switches.stop(new ShutdownEvent());
    }
  }

  @Test
  void shouldReadWhatIsForThisInstanceOrForAll() throws InterruptedException {
    String instance = "holdfast.call-events.instance-id";
    assertThat(read(Map.of(instance, "call-events-0"))).containsExactly("of-all", "one");
    assertThat(read(Map.of(instance, "call-events-1"))).containsExactly("of-all", "two");
    assertThat(read(Map.of(instance, "call-events-2"))).containsExactly("of-all");
  }

  @Test
  void shouldNotStartWhereNobodyCouldTellWhoReads() {
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("instance-id")
        .hasMessageContaining("one")
        .hasMessageContaining("call-events-0");
  }

  @Test
  void shouldTakeTheContextsOfAgentsPhonesFromTheSettings() {
    String all = "holdfast.call-events.agent-contexts";
    String own = "holdfast.call-events.tenants.demo.agent-contexts";
    assertThat(contexts(Map.of())).containsExactlyInAnyOrder("from-agents", "from-internal");
    assertThat(contexts(Map.of(all, "phones"))).containsExactly("phones");
    assertThat(contexts(Map.of(all, "phones", own, "desks,home")))
        .containsExactlyInAnyOrder("desks", "home");
  }

  private Set<String> contexts(Map<String, String> settings) {
    CallEventsConfig config = config(settings);
    SwitchSettings one = config.callEvents().switches().get("one");
    return switches(config).sender("one", one).agentContexts();
  }
}
