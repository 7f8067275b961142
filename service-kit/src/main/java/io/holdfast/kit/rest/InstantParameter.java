package io.holdfast.kit.rest;

import io.holdfast.contracts.Instants;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A query parameter that is an instant, of the years 1 to 9999: a database knows no others.
public final class InstantParameter {
  private InstantParameter() {}

  /// Its value, or null where there is none.
  ///
  /// @param reason of the refusal
  /// @throws ProblemException 400
  public static @Nullable Instant of(String reason, String name, @Nullable String text) {
    return text == null
        ? null
        : Instants.parse(text)
            .orElseThrow(() ->
                ProblemException.of(reason, name, text, "an instant such as 2026-01-31T08:00:00Z"));
  }
}
