package io.holdfast.review.store;

import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which cases of a tenant a list shows; null asks for all.
///
/// @param from openedAt, this instant included
/// @param to openedAt, this instant excluded
public record CaseFilter(
    @Nullable Kind kind,
    @Nullable Status status,
    @Nullable String agent,
    @Nullable String assignee,
    @Nullable Instant from,
    @Nullable Instant to) {

  /// Conditions in the query language of Hibernate, and their values.
  record Query(String text, Map<String, Object> values) {}

  Query of(String tenant) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    add(conditions, values, "tenant = :tenant", "tenant", tenant);
    add(conditions, values, "kind = :kind", "kind", kind);
    add(conditions, values, "status = :status", "status", status);
    add(conditions, values, "agent = :agent", "agent", agent);
    add(conditions, values, "assignee = :assignee", "assignee", assignee);
    add(conditions, values, "openedAt >= :from", "from", from);
    add(conditions, values, "openedAt < :to", "to", to);
    return new Query(String.join(" and ", conditions), values);
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }
}
