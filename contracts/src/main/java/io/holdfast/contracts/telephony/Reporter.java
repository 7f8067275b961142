package io.holdfast.contracts.telephony;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Who reported abuse.
public enum Reporter {
  AGENT,
  SPEECH_ANALYTICS,
  SUPERVISOR,
  @JsonEnumDefaultValue
  UNKNOWN
}
