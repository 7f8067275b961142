package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.CallEventsConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Settings without a running service.
public final class Settings {
  private Settings() {}

  /// Defaults, a caller key, and what is given.
  public static CallEventsConfig of(Map<String, String> given) {
    Map<String, String> settings = new HashMap<>(given);
    byte[] key = "k".repeat(32).getBytes(UTF_8);
    settings.put("holdfast.caller-key", Base64.getEncoder().encodeToString(key));
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 1))
            .withConverter(Duration.class, 300, new DurationConverter())
            .withMapping(CallEventsConfig.class)
            .build();
    return config.getConfigMapping(CallEventsConfig.class);
  }
}
