package io.holdfast.contracts.telephony;

import org.jspecify.annotations.Nullable;

/// Where a transfer goes.
public record Target(@Nullable String queue, @Nullable String agent, @Nullable String number) {}
