package io.holdfast.callback.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.NavigableSet;

/// Locks on callers, held until the transaction ends: two calls of one caller may be read from two
/// partitions at once, but his book is written by one transaction at a time.
@ApplicationScoped
public class CallerLocks {
  private final EntityManager entities;

  CallerLocks(EntityManager entities) {
    this.entities = entities;
  }

  /// Waits for the locks. Their order is the same everywhere, so no two transactions block each
  /// other for ever.
  ///
  /// @param names as [#name] gives them
  public void take(NavigableSet<String> names) {
    for (String name : names) {
      entities
          .createNativeQuery(
              "select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) l",
              Integer.class)
          .setParameter("name", name)
          .getSingleResult();
    }
  }

  /// The lock of a caller, or of a call where its caller has no number.
  public static String name(String tenant, String tokenOrCall) {
    return tenant + "|" + tokenOrCall;
  }
}
