package io.holdfast.kit.rest;

import io.holdfast.contracts.UnreadableEventException.Field;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Problem details of RFC 9457.
///
/// @param type `urn:holdfast:problem:` and a stable reason code
/// @param title the HTTP status in words
/// @param status HTTP status
/// @param detail what was expected, what was found, what to do
/// @param field that does not fit, as the caller named it
/// @param value of that field, cut to fit and without phone numbers
/// @param expected of that field
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String field,
    @Nullable String value,
    @Nullable String expected) {
  /// Media type of a problem.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// The answer for a problem that no one field has.
  public static Response response(int status, String reason, @Nullable String detail) {
    return of(status, reason, detail, null).response();
  }

  static Problem of(int status, String reason, @Nullable String detail, @Nullable Field field) {
    var known = Response.Status.fromStatusCode(status);
    String title =
        status == 422 ? "Unprocessable Content" : known == null ? "Problem" : known.toString();
    String type = "urn:holdfast:problem:" + reason;
    return field == null
        ? new Problem(type, title, status, detail, null, null, null)
        : new Problem(type, title, status, detail, field.name(), field.value(), field.expected());
  }

  Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
