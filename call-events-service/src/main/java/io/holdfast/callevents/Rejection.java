package io.holdfast.callevents;

/// An event that could not be read.
///
/// @param index its place in the request, from 0
public record Rejection(int index, String reason, String detail) {}
