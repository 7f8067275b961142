package io.holdfast.testkit.badhouse.rest;

/// An edge.
public class Resource {}
