package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.Party;
import org.jspecify.annotations.Nullable;

/// Whose leg a signal comes from.
///
/// @param party `unknown` where the signal speaks of the call as a whole
/// @param agent the agent whose leg it is; on the caller's leg and for the call as a whole the only
///   agent on the call, in case the signal says that an agent let go
record Speaker(Party party, @Nullable String agent) {}
