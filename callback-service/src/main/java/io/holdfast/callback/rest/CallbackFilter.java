package io.holdfast.callback.rest;

import io.holdfast.callback.domain.PromiseFilter;
import io.holdfast.callback.domain.Words;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.kit.rest.InstantParameter;
import io.holdfast.kit.rest.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters that narrow the list of callbacks.
public class CallbackFilter {
  private static final String STATUSES = Words.allKnown(Status.class);

  @QueryParam("status")
  @Parameter(description = "A status", schema = @Schema(implementation = Status.class))
  @Nullable String status;

  @QueryParam("caller")
  @Parameter(description = "A caller's token, never a number")
  @Nullable String caller;

  @QueryParam("queue")
  @Nullable String queue;

  @QueryParam("from")
  @Parameter(
      description = "Calls that ended at or after this instant",
      schema = @Schema(implementation = Instant.class))
  @Nullable String from;

  @QueryParam("to")
  @Parameter(
      description = "Calls that ended before this instant",
      schema = @Schema(implementation = Instant.class))
  @Nullable String to;

  /// The filter.
  ///
  /// @throws ProblemException 400 for a value that cannot be meant
  PromiseFilter parse() {
    return new PromiseFilter(
        status(),
        caller,
        queue,
        InstantParameter.of("bad-instant", "from", from),
        InstantParameter.of("bad-instant", "to", to));
  }

  private @Nullable Status status() {
    return status == null
        ? null
        : Words.find(Status.class, status)
            .filter(s -> s != Status.UNKNOWN)
            .orElseThrow(
                () -> ProblemException.of("bad-status", "status", status, "one of: " + STATUSES));
  }
}
