package io.holdfast.review.rest;

import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.kit.rest.InstantParameter;
import io.holdfast.kit.rest.ProblemException;
import io.holdfast.review.store.CaseFilter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the list of cases.
public class ListQuery {
  @QueryParam("kind")
  @Parameter(schema = @Schema(implementation = Kind.class))
  @Nullable String kind;

  @QueryParam("status")
  @Parameter(schema = @Schema(implementation = Status.class))
  @Nullable String status;

  @QueryParam("agent")
  @Nullable String agent;

  @QueryParam("assignee")
  @Nullable String assignee;

  @QueryParam("from")
  @Parameter(
      description = "openedAt, this instant included",
      schema = @Schema(implementation = Instant.class))
  @Nullable String from;

  @QueryParam("to")
  @Parameter(
      description = "openedAt, this instant excluded",
      schema = @Schema(implementation = Instant.class))
  @Nullable String to;

  CaseFilter filter() {
    return new CaseFilter(
        word("kind", kind, Kind.values()),
        word("status", status, Status.values()),
        agent,
        assignee,
        InstantParameter.of("bad-from", "from", from),
        InstantParameter.of("bad-to", "to", to));
  }

  private static <E extends Enum<E>> @Nullable E word(
      String name, @Nullable String text, E[] values) {
    if (text == null) {
      return null;
    }
    List<E> known = Arrays.stream(values).filter(v -> !v.name().equals("UNKNOWN")).toList();
    return known.stream()
        .filter(v -> hyphenated(v).equals(text))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.of(
                "bad-" + name,
                name,
                text,
                "one of: "
                    + known.stream().map(ListQuery::hyphenated).collect(Collectors.joining(", "))));
  }

  private static String hyphenated(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
