package io.holdfast.testkit;

/// How tests get Kafka and PostgreSQL: system property `holdfast.test.infra`, `embedded` (default)
/// or `containers`.
final class Infra {
  private Infra() {}

  static boolean useContainers() {
    String asked = System.getProperty("holdfast.test.infra", "embedded");
    return switch (asked) {
      case "embedded" -> false;
      case "containers" -> true;
      default ->
          throw new IllegalArgumentException(
              "Expected holdfast.test.infra to be embedded or containers, found " + asked);
    };
  }

  static void close(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) {
      throw new IllegalStateException("Expected to stop what the test started, could not", e);
    }
  }
}
