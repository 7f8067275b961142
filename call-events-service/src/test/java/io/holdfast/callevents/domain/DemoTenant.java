package io.holdfast.callevents.domain;

import io.holdfast.platforms.Origin;
import io.holdfast.platforms.Sender;
import java.util.Set;

/// A tenant whose switches have the contexts that the service expects where none are set.
public final class DemoTenant {
  private DemoTenant() {}

  /// One of its switches.
  ///
  /// @param source such as `/asterisk/pbx-1`
  public static Sender sender(String source) {
    return new Sender("demo", source, Set.of("from-agents", "from-internal"));
  }

  static Origin origin(String source, String digest) {
    return new Origin(sender(source), digest);
  }
}
