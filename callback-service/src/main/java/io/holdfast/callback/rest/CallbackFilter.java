package io.holdfast.callback.rest;

import io.holdfast.callback.domain.PromiseFilter;
import io.holdfast.callback.domain.Words;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.kit.rest.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters that narrow the list of callbacks.
public class CallbackFilter {
  @QueryParam("status")
  @Parameter(description = "A status, such as scheduled")
  @Nullable String status;

  @QueryParam("caller")
  @Parameter(description = "A caller's token, never a number")
  @Nullable String caller;

  @QueryParam("queue")
  @Nullable String queue;

  @QueryParam("from")
  @Parameter(
      description = "Calls that ended at or after this instant, such as 2026-01-31T08:00:00Z")
  @Nullable String from;

  @QueryParam("to")
  @Parameter(description = "Calls that ended before this instant")
  @Nullable String to;

  /// The filter.
  ///
  /// @throws ProblemException 400 for a value that cannot be meant
  PromiseFilter parse() {
    return new PromiseFilter(
        status(), text(caller), text(queue), instant("from", from), instant("to", to));
  }

  private @Nullable Status status() {
    return status == null
        ? null
        : Words.find(Status.class, status)
            .filter(s -> s != Status.UNKNOWN)
            .orElseThrow(() ->
                new ProblemException(
                    400, "bad-status", "Expected a status of a callback, such as scheduled"));
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : plain(text);
  }

  /// The text of a path or query: PostgreSQL holds none with a NUL in it.
  ///
  /// @throws ProblemException 400
  static String plain(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new ProblemException(400, "bad-text", "Expected text without NUL");
    }
    return text;
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          400,
          "bad-instant",
          "Expected " + name + " to be an instant such as 2026-01-31T08:00:00Z");
    }
  }
}
