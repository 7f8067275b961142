package io.holdfast.kit.rest;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Problem details of RFC 9457.
///
/// @param type `urn:holdfast:problem:` and a stable reason code
/// @param title the HTTP status in words
/// @param status HTTP status
/// @param detail what was expected, what was found, what to do
public record Problem(String type, String title, int status, @Nullable String detail) {
  /// Media type of a problem.
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int UNPROCESSABLE = 422;

  /// The answer for a problem.
  public static Response response(int status, String reason, @Nullable String detail) {
    var known = Response.Status.fromStatusCode(status);
    String title =
        status == UNPROCESSABLE
            ? "Unprocessable Content"
            : known == null ? "Problem" : known.getReasonPhrase();
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem("urn:holdfast:problem:" + reason, title, status, detail))
        .build();
  }
}
