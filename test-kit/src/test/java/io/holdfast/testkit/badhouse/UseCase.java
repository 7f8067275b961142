package io.holdfast.testkit.badhouse;

/// What others call.
public class UseCase {}
