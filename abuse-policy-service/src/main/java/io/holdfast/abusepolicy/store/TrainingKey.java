package io.holdfast.abusepolicy.store;

import java.time.Instant;

/// Primary key of a training.
record TrainingKey(String tenant, String agent, String course, Instant passedAt) {}
