package io.holdfast.callevents.topology;

import io.holdfast.contracts.telephony.Fact;
import org.apache.kafka.common.header.Headers;

/// A fact on its way through the topology, with the record that it came in.
///
/// @param fact without phone numbers
/// @param raw the value as it came
/// @param headers as they came
record Arrival(Fact fact, byte[] raw, Headers headers) {}
