package io.holdfast.testkit.badhouse;

/// A name without a business word.
public class AbstractCall {}
