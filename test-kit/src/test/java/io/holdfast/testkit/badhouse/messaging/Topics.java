package io.holdfast.testkit.badhouse.messaging;

/// An edge.
public class Topics {}
