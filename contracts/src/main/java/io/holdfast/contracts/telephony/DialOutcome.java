package io.holdfast.contracts.telephony;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// What became of a dial.
public enum DialOutcome {
  CONNECTED,
  BUSY,
  NO_ANSWER,
  VOICEMAIL,
  REJECTED,
  AGENT_DECLINED,
  @JsonEnumDefaultValue
  FAILED
}
