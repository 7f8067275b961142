package io.holdfast.local.docs;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the services count.
final class Meters {
  private Meters() {}

  /// Names as the code gives them, such as `holdfast.facts`.
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    Code.scan(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitMethodInvocation(
              MethodInvocationTree call, @Nullable Void nothing) {
            if (call.getMethodSelect().toString().matches(".*\\.(counter|timer|gauge)")) {
              Code.text(call.getArguments().getFirst()).ifPresent(names::add);
            }
            return super.visitMethodInvocation(call, null);
          }
        });
    return names;
  }
}
