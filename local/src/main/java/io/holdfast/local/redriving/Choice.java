package io.holdfast.local.redriving;

import org.jspecify.annotations.Nullable;

/// Which letters are asked for.
///
/// @param reason only those of this reason; null for all
/// @param tenant only those of this tenant; null for all
/// @param again also what was sent before
public record Choice(@Nullable String reason, @Nullable String tenant, boolean again) {
  boolean takes(Letter letter) {
    return (reason == null || reason.equals(letter.reason()))
        && (tenant == null || tenant.equals(letter.tenant().orElse(null)));
  }
}
