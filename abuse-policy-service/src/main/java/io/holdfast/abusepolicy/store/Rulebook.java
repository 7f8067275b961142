package io.holdfast.abusepolicy.store;

import jakarta.inject.Singleton;

/// What a tenant rules by: its policies, and whom it trained.
@Singleton
public record Rulebook(Policies policies, Trainings trainings) {}
