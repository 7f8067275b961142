package io.holdfast.local;

/// Exit codes of the commands. 3 to 5 belong to the launcher: no JDK, no Maven, build failed.
/// Signals end a command with 130 (Ctrl-C) or 143 (SIGTERM).
public enum ExitCode {
  /// Done.
  DONE(0),
  /// Something that nobody thought of; the log tells more.
  UNEXPECTED(1),
  /// Wrong usage.
  USAGE(2),
  /// A jar of a service is missing.
  NOT_BUILT(6),
  /// A port, or the data directory, is in use.
  IN_USE(7),
  /// Kafka, PostgreSQL or a service died, or never became ready.
  PART_DIED(8),
  /// The intake refused the recording, or stayed away.
  REFUSED(9),
  /// A file cannot be read.
  UNREADABLE(10),
  /// Nothing came from a sender, or not all of it was understood.
  NOT_UNDERSTOOD(11);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /// What the process ends with.
  public int code() {
    return code;
  }
}
