package io.holdfast.kit.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/// Settings of the REST interface of a service.
@ConfigMapping(prefix = "holdfast.http")
public interface HttpSettings {
  /// How long the body of a request may take to come to its end; then the answer is 408.
  @WithDefault("30s")
  Duration bodyTimeout();

  /// Values of `Content-Encoding` that are taken. The intake of call-events-service takes `gzip`
  /// too.
  @WithDefault("identity")
  Set<String> encodings();
}
