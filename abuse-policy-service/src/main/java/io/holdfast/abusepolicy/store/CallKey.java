package io.holdfast.abusepolicy.store;

/// Primary key of what there is once a call.
record CallKey(String tenant, String callId) {}
