package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.Party;
import org.jspecify.annotations.Nullable;

/// Whose leg a signal comes from.
record Speaker(Party party, @Nullable String agent) {}
