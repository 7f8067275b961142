package io.holdfast.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The machine that a figure was measured on: without it no figure means anything.
public final class Surroundings {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final double GIB = 1L << 30;

  private Surroundings() {}

  /// Processor, cores, memory, kernel, JDK and load, a line each.
  public static List<String> lines() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return List.of(
        "cpu     %s, %d cores".formatted(cpu(), system.getAvailableProcessors()),
        String.format(Locale.ROOT, "memory  %.1f GiB", system.getTotalMemorySize() / GIB),
        "os      %s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
        "jdk     %s, %s"
            .formatted(System.getProperty("java.vm.version"), System.getProperty("java.vendor")),
        String.format(
            Locale.ROOT,
            "load    %.2f in the minute before (a busy machine measures itself)",
            system.getSystemLoadAverage()));
  }

  private static String cpu() {
    if (!Files.isReadable(CPU)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(l -> l.startsWith("model name"))
          .map(l -> l.substring(l.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
