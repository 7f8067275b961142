package io.holdfast.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where a run keeps its topics, states and logs; gone after it.
///
/// @param path of the directory
public record WorkDirectory(Path path) implements AutoCloseable {

  /// Makes it, with a place for logs.
  public static WorkDirectory make(Path path) {
    try {
      Files.createDirectories(path.resolve("logs"));
      return new WorkDirectory(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A place in it that is not there yet.
  public Path fresh(String name) {
    Path place = path.resolve(name);
    remove(place);
    return place;
  }

  /// Where a process writes what it has to say.
  public Path log(String process) {
    return path.resolve("logs").resolve(process + ".log");
  }

  /// Bytes of all files below a place.
  public static long bytesBelow(Path place) {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    remove(path);
  }

  private static void remove(Path place) {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> all = Files.walk(place)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
