package io.holdfast.callback.store;

import io.holdfast.callback.domain.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.List;

/// The promises on which something is due, by the database's clock. Rows that another instance
/// works on are passed over (`skip locked`), so several instances never take the same.
@ApplicationScoped
public class DuePromises {
  private static final String TAKE =
      """
      select * from promise where %s
      order by due_at, tenant, id limit :most for update skip locked
      """;
  private static final String SETTLED =
      TAKE.formatted("status = 'promised' and settle_until <= now()");
  private static final String DUE =
      TAKE.formatted(
          """
          status = 'scheduled' and due_at <= now() and settle_until <= now() and not_after > now()
          and ended_at > now() - make_interval(secs => :seconds)\
          """);
  private static final String OVER =
      """
      select tenant, id from promise
      where status in ('promised', 'scheduled')
        and (not_after <= now() or ended_at <= now() - make_interval(secs => :seconds))
      order by due_at, tenant, id limit :most
      """;
  private static final String SILENT =
      """
      select tenant, dial_id as id from promise
      where status = 'dialling' and dialling_since <= now() - make_interval(secs => :seconds)
      order by due_at, tenant, id limit :most
      """;

  private final EntityManager entities;

  DuePromises(EntityManager entities) {
    this.entities = entities;
  }

  /// Booked, and stragglers had their time; locked.
  public List<Promise> settled(int most) {
    return promises(
        entities.createNativeQuery(SETTLED, PromiseRow.class).setParameter("most", most));
  }

  /// To be dialled now; locked.
  ///
  /// @param maxAge a drop that is older is not dialled for
  public List<Promise> due(Duration maxAge, int most) {
    return promises(
        entities
            .createNativeQuery(DUE, PromiseRow.class)
            .setParameter("seconds", (double) maxAge.toSeconds())
            .setParameter("most", most));
  }

  /// Keys of promises whose time ran out before a dial; not locked.
  public List<RowKey> over(Duration maxAge, int most) {
    return keys(OVER, maxAge, most);
  }

  /// Keys of dials of which nothing was reported for that long; not locked.
  public List<RowKey> silent(Duration within, int most) {
    return keys(SILENT, within, most);
  }

  @SuppressWarnings("unchecked")
  private static List<Promise> promises(Query query) {
    return ((List<PromiseRow>) query.getResultList()).stream().map(PromiseRow::toPromise).toList();
  }

  private List<RowKey> keys(String sql, Duration span, int most) {
    List<?> rows =
        entities
            .createNativeQuery(sql, Object[].class)
            .setParameter("seconds", span.toMillis() / 1000.0)
            .setParameter("most", most)
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> new RowKey((String) row[0], (String) row[1]))
        .toList();
  }
}
