package io.holdfast.bench.flink;

import io.holdfast.bench.facts.OpenCalls;
import io.holdfast.bench.machine.CallerKey;
import io.holdfast.callevents.domain.Concealment;
import io.holdfast.contracts.FactReader;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.telephony.Fact;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Reads facts as the service does, with its own classes. For one thread.
final class ServiceReader {
  static final Headers NONE = new RecordHeaders();

  private final FactReader facts = new FactReader();
  private final CallerKeys keys = CallerKeys.of(CallerKey.bytes(), OpenCalls.TENANT);

  /// The fact as it came, without a look at its headers.
  Fact read(byte[] value) {
    return facts.read(NONE, value);
  }

  /// The fact without phone numbers.
  Fact conceal(Headers headers, byte[] value) {
    return Concealment.conceal(facts.read(headers, value), keys);
  }
}
