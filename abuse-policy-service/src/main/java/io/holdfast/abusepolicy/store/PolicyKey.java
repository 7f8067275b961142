package io.holdfast.abusepolicy.store;

/// Primary key of a policy.
record PolicyKey(String tenant, int version) {}
