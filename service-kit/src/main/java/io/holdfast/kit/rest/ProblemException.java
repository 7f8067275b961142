package io.holdfast.kit.rest;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.UnreadableEventException.Field;
import org.jspecify.annotations.Nullable;

/// A refusal with an HTTP status and a stable reason code, answered as RFC 9457 problem details.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// HTTP status.
  public final int status;

  /// Stable code.
  public final String reason;

  final transient @Nullable Field field;

  /// @param status HTTP status
  /// @param reason stable code, lower-case with hyphens; ends the problem's `type`
  /// @param detail what was expected, what was found, what to do
  public ProblemException(int status, String reason, @Nullable String detail) {
    this(status, reason, detail, null);
  }

  /// @param field the field or parameter that does not fit, as the caller named it
  public ProblemException(
      int status, String reason, @Nullable String detail, @Nullable Field field) {
    super(detail);
    this.status = status;
    this.reason = reason;
    this.field = field;
  }

  /// 400 for one field, parameter or header.
  ///
  /// @param value as it came, null where there is none
  /// @param expected such as `an instant in UTC`
  public static ProblemException of(
      String reason, String name, @Nullable String value, String expected) {
    return of(400, reason, name, value, expected);
  }

  /// The same with another status.
  public static ProblemException of(
      int status, String reason, String name, @Nullable String value, String expected) {
    String found = value == null ? "none" : "another";
    var why = UnreadableEventException.ofField(reason, name, expected, found, value);
    return new ProblemException(status, reason, why.detail(), why.field());
  }

  /// 400 for a field that must be there and is not.
  public static ProblemException missing(String name, String expected) {
    return of("missing-field", name, null, expected);
  }

  /// 400 for a body that must be there and is not.
  public static ProblemException noBody() {
    return new ProblemException(400, "no-body", "Expected a JSON object, found nothing");
  }

  /// 404 for a thing that is not there, or not this tenant's.
  public static ProblemException notFound(String what, String id) {
    return new ProblemException(404, "not-found", "Expected a " + what + " " + id + ", found none");
  }
}
