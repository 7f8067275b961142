package io.holdfast.callback.store;

import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.PromiseFilter;
import io.holdfast.callback.domain.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists of a tenant's promises, the newest drop first.
@ApplicationScoped
public class PromiseList {
  private final Promises promises;

  PromiseList(Promises promises) {
    this.promises = promises;
  }

  /// A page of promises, and how many there are on all pages.
  public record Found(List<Promise> promises, long total) {}

  /// One page.
  public Found page(String tenant, PromiseFilter filter, int page, int size) {
    List<String> where = new ArrayList<>(List.of("key.tenant = :tenant"));
    Map<String, Object> values = new HashMap<>(Map.of("tenant", tenant));
    String status = filter.status() == null ? null : Words.of(filter.status());
    narrow(where, values, "state.status = :status", status);
    narrow(where, values, "drop.callerToken = :caller", filter.caller());
    narrow(where, values, "drop.queue = :queue", filter.queue());
    narrow(where, values, "drop.endedAt >= :from", filter.from());
    narrow(where, values, "drop.endedAt < :to", filter.to());
    String query = String.join(" and ", where);
    var rows = promises.find(query + " order by drop.endedAt desc, key.id", values);
    var found = rows.page(page, size).stream().map(PromiseRow::toPromise).toList();
    return new Found(found, promises.count(query, values));
  }

  /// The name of the parameter is what follows the colon.
  private static void narrow(
      List<String> where, Map<String, Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      where.add(condition);
      values.put(condition.substring(condition.indexOf(':') + 1), value);
    }
  }
}
