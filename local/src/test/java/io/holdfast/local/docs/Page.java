package io.holdfast.local.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the docs: any Markdown file of the repository.
record Page(Path path, String text) {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^( *)```(\\w*)\\n(.*?)^ *```$", Pattern.DOTALL);

  /// What stands between fences.
  record Block(Page page, String language, String text) {
    @Override
    public String toString() {
      return page + ":\n" + text;
    }
  }

  static Path root() {
    return ROOT;
  }

  /// All of them.
  static List<Page> all() {
    List<Page> pages = new ArrayList<>();
    files(".md").forEach(f -> pages.add(new Page(f, read(f))));
    return pages;
  }

  /// The page at a path from the root.
  static Page at(String path) {
    return new Page(ROOT.resolve(path), read(ROOT.resolve(path)));
  }

  /// The pages under a folder.
  static List<Page> under(String folder) {
    return all().stream().filter(p -> p.path.startsWith(ROOT.resolve(folder))).toList();
  }

  /// Files of the repository, hidden and built ones left out.
  static List<Path> files(String suffix) {
    List<Path> found = new ArrayList<>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String name = dir.getFileName().toString();
            boolean ours = dir.equals(ROOT) || !(name.startsWith(".") || NOT_OURS.contains(name));
            return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(suffix)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(ROOT, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Blocks of a language, on all pages.
  static List<Block> blocks(String language) {
    return all().stream()
        .flatMap(p -> p.blocks().filter(b -> b.language.equals(language)))
        .toList();
  }

  private Stream<Block> blocks() {
    return BLOCK
        .matcher(text)
        .results()
        .map(m -> new Block(this, m.group(2), m.group(3).replaceAll("(?m)^" + m.group(1), "")));
  }

  /// The text without what stands between fences.
  String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  /// What a pattern finds, group 1 or all of it.
  List<String> find(Pattern pattern) {
    return finds(pattern, text);
  }

  static List<String> finds(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(m -> m.groupCount() == 0 ? m.group() : m.group(1)).toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }
}
