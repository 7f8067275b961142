package io.holdfast.kit.rest;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.UnreadableEventException.Field;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.UnaryOperator;
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

  /// Of one field, parameter or header.
  static Problem of(
      int status, String reason, String name, @Nullable String value, String expected) {
    String found = value == null ? "none such" : "another";
    var why = UnreadableEventException.ofField(reason, name, expected, found, value);
    return of(status, reason, why.detail(), why.field());
  }

  /// What the framework refuses of a request that it understood.
  ///
  /// @param method of the request
  /// @param header gives the request's headers
  static Problem ofHttp(int status, String method, UnaryOperator<@Nullable String> header) {
    return switch (status) {
      case 405 -> of(status, "method-not-allowed", "the method", method, "one that Allow names");
      case 406 ->
          of(status, "not-acceptable", "Accept", header.apply("Accept"), "application/json");
      case 415 ->
          of(
              status,
              "unsupported-media-type",
              "Content-Type",
              header.apply("Content-Type"),
              "one that this path takes");
      default -> ofHttp(status);
    };
  }

  /// What the HTTP layer refuses: the status in words is the reason.
  static Problem ofHttp(int status) {
    var known = Response.Status.fromStatusCode(status);
    String words = known == null ? "refused" : known.getReasonPhrase();
    String reason =
        switch (status) {
          case 413 -> "too-large";
          case 414 -> "uri-too-long";
          case 431 -> "headers-too-large";
          case 500 -> "internal";
          default -> words.toLowerCase(Locale.ROOT).replace(' ', '-');
        };
    String detail =
        switch (status) {
          case 400 -> "Expected a request in HTTP with an address as RFC 3986 has it";
          case 404 -> "Expected a path that is served, found another";
          case 405 -> "Expected a method that this path has, as Allow says, found another";
          case 406 -> "Expected Accept to allow application/json, it does not";
          case 413 -> "Expected a smaller body";
          case 415 -> "Expected a Content-Type that this path takes, found another";
          case 414 -> "Expected a shorter address";
          case 431 -> "Expected fewer or shorter headers";
          case 500 -> "An error on our side; it is in the service's log";
          default -> "Expected a request that can be served, found another";
        };
    return of(status, reason, detail, null);
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
