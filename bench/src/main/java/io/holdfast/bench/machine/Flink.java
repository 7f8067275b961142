package io.holdfast.bench.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The rival, where the profile `flink` was built: a job of Apache Flink in a process of its own.
public final class Flink {
  /// What to say where it was not.
  public static final String NOT_BUILT =
      "Flink: not run (start with --flink, or build with -Pflink)";

  private static final String MAIN = "io.holdfast.bench.flink.FlinkContestant";

  /// Its connector reaches into Kafka's client, and so needs the one that it was built with.
  private static final String OWN_LIBRARIES = "bench/target/flink-lib/*";

  /// Flink reaches into the JDK.
  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED");

  private Flink() {}

  /// Whether it is there.
  public static boolean isBuilt() {
    return Flink.class.getClassLoader().getResource(MAIN.replace('.', '/') + ".class") != null;
  }

  /// Starts a job with an empty topic to write to.
  ///
  /// @param ends whether it stops after the facts that are there now
  public static Child start(Workbench bench, FlinkJob job, String in, String out, boolean ends) {
    bench.topics().create(out, Map.of());
    List<String> options = new ArrayList<>(Child.CONTESTANT);
    options.addAll(OPENED);
    options.addAll(List.of("-cp", bench.root().resolve(OWN_LIBRARIES).toString()));
    return Child.main(
        bench.work(),
        "flink",
        options,
        MAIN,
        List.of(
            job.name(),
            bench.kafka(),
            in,
            out,
            bench.work().fresh("checkpoints").toString(),
            Boolean.toString(ends)));
  }
}
