package io.holdfast.testkit.badhouse.store;

/// What others call.
public class Rows {}
