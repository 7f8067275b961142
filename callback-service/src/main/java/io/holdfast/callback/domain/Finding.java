package io.holdfast.callback.domain;

/// What one rule said about a call.
///
/// @param rule the rule's stable name
/// @param met whether the call meets it
/// @param because the reason in words, with the figures that were compared
public record Finding(String rule, boolean met, String because) {}
