package io.holdfast.local;

/// Something that a person can put right: the message says what was found and what to do.
public final class TroubleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /// @param exitCode what the command ends with
  /// @param message for a person, without a stack trace
  public TroubleException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// What the command ends with.
  public ExitCode exitCode() {
    return exitCode;
  }
}
