package io.holdfast.kit.rest;

/// A refusal with an HTTP status and a stable reason code, answered as RFC 9457 problem details.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  /// @param status HTTP status
  /// @param reason stable code, lower-case with hyphens; ends the problem's `type`
  /// @param detail what was expected, what was found, what to do
  public ProblemException(int status, String reason, String detail) {
    super(detail);
    this.status = status;
    this.reason = reason;
  }

  /// 404 for a thing that is not there, or not this tenant's.
  public static ProblemException notFound(String what, String id) {
    return new ProblemException(404, "not-found", "Expected a " + what + " " + id + ", found none");
  }

  /// HTTP status.
  public int status() {
    return status;
  }

  /// Stable code.
  public String reason() {
    return reason;
  }
}
