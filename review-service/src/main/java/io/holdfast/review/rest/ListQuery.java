package io.holdfast.review.rest;

import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.kit.rest.ProblemException;
import io.holdfast.review.store.CaseFilter;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the list of cases.
public class ListQuery {
  @QueryParam("kind")
  @Parameter(description = "Such as agent-hang-up")
  @Nullable String kind;

  @QueryParam("status")
  @Parameter(description = "Such as in-review")
  @Nullable String status;

  @QueryParam("agent")
  @Nullable String agent;

  @QueryParam("assignee")
  @Nullable String assignee;

  @QueryParam("from")
  @Parameter(description = "openedAt, this instant included")
  @Nullable String from;

  @QueryParam("to")
  @Parameter(description = "openedAt, this instant excluded")
  @Nullable String to;

  CaseFilter filter() {
    return new CaseFilter(
        word("kind", kind, Kind.values()),
        word("status", status, Status.values()),
        agent,
        assignee,
        instant("from", from),
        instant("to", to));
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
            new ProblemException(
                400,
                "bad-" + name,
                "Expected %s to be one of %s"
                    .formatted(name, known.stream().map(ListQuery::hyphenated).toList())));
  }

  private static String hyphenated(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          400, "bad-" + name, "Expected %s such as 2026-01-31T12:00:00Z".formatted(name));
    }
  }
}
