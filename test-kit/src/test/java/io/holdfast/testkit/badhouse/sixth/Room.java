package io.holdfast.testkit.badhouse.sixth;

/// A sixth package.
public class Room {}
