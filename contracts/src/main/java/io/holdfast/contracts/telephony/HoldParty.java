package io.holdfast.contracts.telephony;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Who asked for a hold.
public enum HoldParty {
  AGENT,
  CALLER,
  PLATFORM,
  @JsonEnumDefaultValue
  UNKNOWN
}
