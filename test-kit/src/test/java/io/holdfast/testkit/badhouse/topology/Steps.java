package io.holdfast.testkit.badhouse.topology;

/// An edge.
public class Steps {}
