package io.holdfast.local.redriving;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// The reasons of dead letters that this release knows; a test holds them against the tables of the
/// docs.
public final class KnownReasons {
  private static final Set<String> ALL =
      Set.of(
          "bad-field",
          "bad-json",
          "bad-key",
          "bad-tenant",
          "bad-text",
          "conflict",
          "header-mismatch",
          "key-mismatch",
          "missing-field",
          "no-data",
          "no-key",
          "no-value",
          "number-as-id",
          "refused-by-database",
          "reserved",
          "state-newer",
          "tenant-mismatch",
          "too-large",
          "too-many-facts",
          "unknown-word",
          "unreadable",
          "wrong-partition");

  /// Before the name of the step of the stream that a record broke.
  private static final String FAILED_IN = "failed-in-";

  private KnownReasons() {}

  /// Whether it is one of them.
  public static boolean isOne(String reason) {
    return ALL.contains(reason) || reason.startsWith(FAILED_IN);
  }

  /// Says that a reason is none, and which there are.
  ///
  /// @param found those of the letters that are there
  static String unknown(String asked, String topic, Collection<String> found) {
    Set<String> all = new TreeSet<>(ALL);
    all.add(FAILED_IN + "<step>");
    all.addAll(found);
    return "there is no reason '%s'. Known are: %s. On %s there are now: %s."
        .formatted(
            asked,
            String.join(", ", all),
            topic,
            found.isEmpty() ? "none" : String.join(", ", found));
  }
}
