package io.holdfast.kit;

import io.holdfast.contracts.PhoneNumbers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A failure with everything beneath it, and how to tell it: drivers put values into their
/// messages, and no phone number may reach a log.
public final class Failure {
  /// Frameworks wrap a few times; a longer chain is a loop.
  private static final int MOST = 50;

  private final Throwable thrown;
  private final List<Throwable> all;

  private Failure(Throwable thrown, List<Throwable> all) {
    this.thrown = thrown;
    this.all = all;
  }

  /// Looks through causes, suppressed failures, and the further failures of a batch of SQL.
  public static Failure of(Throwable thrown) {
    List<Throwable> found = new ArrayList<>();
    Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
    while (!open.isEmpty() && found.size() < MOST) {
      Throwable one = open.removeFirst();
      found.add(one);
      @Nullable Throwable next = one instanceof SQLException sql ? sql.getNextException() : null;
      Stream.concat(Stream.of(one.getSuppressed()), Stream.of(one).map(Throwable::getCause))
          .filter(Objects::nonNull)
          .forEach(open::addLast);
      if (next != null) {
        open.addLast(next);
      }
    }
    return new Failure(thrown, found);
  }

  /// Whether the database refused what stands in a row, so that it will refuse it again: SQLSTATE
  /// classes 22 (data), 23 (constraints) and 54 (beyond a limit, such as a text too long for its
  /// index); see appendix A of PostgreSQL's manual.
  public boolean isRefusedContent() {
    return all.stream()
        .map(t -> t instanceof SQLException sql ? sql.getSQLState() : null)
        .filter(Objects::nonNull)
        .anyMatch(s -> s.startsWith("22") || s.startsWith("23") || s.startsWith("54"));
  }

  /// One line for a log: what was tried, and the first cause.
  @Override
  public String toString() {
    Throwable root = thrown;
    for (int i = 0; i < MOST && root.getCause() != null; i++) {
      root = root.getCause();
    }
    String said = thrown.getCause() == null ? line(thrown) : line(thrown) + " <- " + line(root);
    return PhoneNumbers.hide(said);
  }

  /// The whole stack trace for a log.
  public String trace() {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return PhoneNumbers.hide(text.toString());
  }

  private static String line(Throwable one) {
    String message = String.valueOf(one.getMessage()).lines().findFirst().orElse("");
    return one.getClass().getSimpleName() + ": " + message;
  }
}
