package io.holdfast.callevents;

/// The broker does not take facts now.
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param cause what the broker said
  public UnavailableException(Throwable cause) {
    super("Expected the broker to take the facts, it did not", cause);
  }
}
