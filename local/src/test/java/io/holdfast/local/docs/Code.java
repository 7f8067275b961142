package io.holdfast.local.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The main sources of all modules, as the compiler's parser reads them: the docs are about modules
/// that this one does not depend on.
final class Code {
  private static final List<CompilationUnitTree> UNITS = parse();

  /// A type, and the module and file that it stands in.
  record Type(ClassTree tree, Path file) {
    String name() {
      return tree.getSimpleName().toString();
    }

    String module() {
      return Page.root().relativize(file).getName(0).toString();
    }

    List<MethodTree> methods() {
      return tree.getMembers().stream()
          .filter(MethodTree.class::isInstance)
          .map(MethodTree.class::cast)
          .toList();
    }
  }

  private Code() {}

  private static List<CompilationUnitTree> parse() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> main =
        Page.files(".java").stream().filter(f -> f.toString().contains("/src/main/")).toList();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(main));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return units;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every type, nested ones too.
  static List<Type> types() {
    List<Type> types = new ArrayList<>();
    for (CompilationUnitTree unit : UNITS) {
      Path file = Path.of(unit.getSourceFile().toUri());
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
          types.add(new Type(tree, file));
          return super.visitClass(tree, null);
        }
      }.scan(unit, null);
    }
    return types;
  }

  /// Walks through all sources.
  static void scan(TreeScanner<@Nullable Void, @Nullable Void> scanner) {
    UNITS.forEach(unit -> scanner.scan(unit, null));
  }

  /// Types by their simple name; where several have it, any.
  static Map<String, Type> byName() {
    return types().stream().collect(Collectors.toMap(Type::name, Function.identity(), (a, _) -> a));
  }

  /// The argument of an annotation: `value`, or the one of that name.
  static Optional<ExpressionTree> annotation(ModifiersTree on, String type, String argument) {
    return on.getAnnotations().stream()
        .filter(a -> a.getAnnotationType().toString().equals(type))
        .findFirst()
        .flatMap(a -> argument(a, argument));
  }

  static boolean has(ModifiersTree on, String type) {
    return on.getAnnotations().stream()
        .anyMatch(a -> a.getAnnotationType().toString().equals(type));
  }

  private static Optional<ExpressionTree> argument(AnnotationTree annotation, String name) {
    for (ExpressionTree argument : annotation.getArguments()) {
      if (!(argument instanceof AssignmentTree named)) {
        return name.equals("value") ? Optional.of(argument) : Optional.empty();
      }
      if (named.getVariable().toString().equals(name)) {
        return Optional.of(named.getExpression());
      }
    }
    return Optional.empty();
  }

  /// The text of a literal, or the beginning of one that is put together; empty for anything else.
  static Optional<String> text(@Nullable Tree expression) {
    return switch (expression) {
      case LiteralTree literal when literal.getValue() instanceof String s -> Optional.of(s);
      case BinaryTree sum -> text(sum.getLeftOperand());
      case null, default -> Optional.empty();
    };
  }
}
