package io.holdfast.abusepolicy.store;

import java.util.UUID;

/// Primary key of what has an id of its own.
record RowKey(String tenant, UUID id) {}
