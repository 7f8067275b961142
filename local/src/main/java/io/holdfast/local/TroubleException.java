package io.holdfast.local;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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

  /// A file that a command could not use.
  ///
  /// @param what what it was to do with it, such as `read`
  static TroubleException unreadable(String what, Path file, Exception e) {
    return new TroubleException(
        ExitCode.UNREADABLE, "cannot %s %s: %s".formatted(what, file, reason(e)));
  }

  private static String reason(Exception e) {
    return switch (e) {
      case UncheckedIOException wrapped when wrapped.getCause() != null ->
          reason(wrapped.getCause());
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "this user may not read it";
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  /// What the command ends with.
  public ExitCode exitCode() {
    return exitCode;
  }
}
