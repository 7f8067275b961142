package io.holdfast.abusepolicy;

import java.util.List;

/// A policy text that is none: the message names the source and everything that is wrong in it.
public final class InvalidPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param source where the text came from
  /// @param wrong one sentence a fault
  InvalidPolicyException(String source, List<String> wrong) {
    super("Expected a valid abuse policy in " + source + ", found: " + String.join("; ", wrong));
  }
}
