package io.holdfast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The size limits of docs/architecture.md, read from the sources of one module.
public final class SizeRules {
  private static final int MAIN_MOST = 300;
  private static final int TEST_MOST = 500;
  private static final int MEDIAN_MOST = 50;
  private static final int NINETY_PERCENT_MOST = 150;
  private static final int FILES_MOST = 60;

  private SizeRules() {}

  /// What breaks a limit in the module, one line each; empty where nothing does.
  ///
  /// @param module the module's directory
  public static List<String> broken(Path module) {
    return broken(module, MEDIAN_MOST, NINETY_PERCENT_MOST, FILES_MOST);
  }

  /// The same for a module whose files are larger by an ADR of its own.
  ///
  /// @param medianMost lines of which half the main files have at most so many
  /// @param ninetyPercentMost lines of which nine of ten main files have at most so many
  /// @param filesMost main files
  public static List<String> broken(
      Path module, int medianMost, int ninetyPercentMost, int filesMost) {
    List<String> found = new ArrayList<>();
    List<Source> main = sources(module.resolve("src/main/java"));
    List<Source> test = sources(module.resolve("src/test/java"));
    main.stream()
        .filter(s -> s.lines > MAIN_MOST)
        .forEach(s -> found.add(s.path + " has " + s.lines + " lines, at most " + MAIN_MOST));
    test.stream()
        .filter(s -> s.lines > TEST_MOST)
        .forEach(s -> found.add(s.path + " has " + s.lines + " lines, at most " + TEST_MOST));
    if (main.size() > filesMost) {
      found.add(module + " has " + main.size() + " main files, at most " + filesMost);
    }
    quantile(main, 0.5, medianMost, found);
    quantile(main, 0.9, ninetyPercentMost, found);
    return found;
  }

  private static void quantile(List<Source> sources, double share, int most, List<String> found) {
    List<Integer> lines = sources.stream().map(Source::lines).sorted().toList();
    if (!lines.isEmpty()) {
      int at = lines.get((int) Math.ceil(share * lines.size()) - 1);
      if (at > most) {
        found.add("quantile " + share + " of the main files is " + at + " lines, at most " + most);
      }
    }
  }

  private static List<Source> sources(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(f -> f.toString().endsWith(".java")).map(SizeRules::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return new Source(file, (int) lines.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Source(Path path, int lines) {}
}
