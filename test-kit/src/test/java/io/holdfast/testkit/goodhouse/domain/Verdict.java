package io.holdfast.testkit.goodhouse.domain;

/// A value.
public record Verdict(boolean allowed) {}
