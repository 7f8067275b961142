package io.holdfast.bench.machine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A JVM of its own that ends with this one.
public final class Child implements AutoCloseable {
  /// The same for the service and for its rivals: the options of the container image, and a heap
  /// that fits on small machines too.
  public static final List<String> CONTESTANT =
      List.of(
          "-Xmx2g",
          "-XX:+UseParallelGC",
          "-XX:NewRatio=1",
          "-XX:+UseTransparentHugePages",
          "-XX:+UseCompactObjectHeaders",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private static final long STOP_SECONDS = 15;
  private static final int LOG_LINES = 40;

  private final String name;
  private final Path log;
  private final Process process;

  private Child(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /// Starts a main class of this class path.
  ///
  /// @param options of the JVM; a `-cp` among them stands before this class path
  public static Child main(
      WorkDirectory work, String name, List<String> options, String type, List<String> arguments) {
    List<String> command = new ArrayList<>(options);
    String classes = System.getProperty("java.class.path");
    int own = command.indexOf("-cp");
    if (own < 0) {
      command.addAll(List.of("-cp", classes));
    } else {
      command.set(own + 1, command.get(own + 1) + File.pathSeparator + classes);
    }
    command.add(type);
    command.addAll(arguments);
    return start(work, name, command, Map.of());
  }

  /// Starts a jar.
  public static Child jar(
      WorkDirectory work, String name, Path jar, Map<String, String> environment) {
    List<String> command = new ArrayList<>(CONTESTANT);
    command.addAll(List.of("-jar", jar.toString()));
    return start(work, name, command, environment);
  }

  private static Child start(
      WorkDirectory work, String name, List<String> arguments, Map<String, String> environment) {
    Path log = work.log(name);
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(arguments);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
    try {
      return new Child(name, log, AtExit.kill(builder.start()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Id of the process.
  public long pid() {
    return process.pid();
  }

  /// Whether it ended well; complains where it ended otherwise.
  public boolean isDone() {
    if (!process.isAlive() && process.exitValue() == 0) {
      return true;
    }
    requireAlive();
    return false;
  }

  /// Complains where it is gone.
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "%s ended with code %d:%n%s".formatted(name, process.exitValue(), lastLines()));
    }
  }

  /// Waits for its end, and gives what it wrote.
  public List<String> output() {
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            "%s ended with code %d:%n%s".formatted(name, code, lastLines()));
      }
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw AtExit.stopped(e);
    }
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw AtExit.stopped(e);
    }
  }
}
