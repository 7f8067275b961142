package io.holdfast.local;

import java.io.Console;
import java.io.PrintStream;

/// What goes on, for a person: one line that changes on a terminal, a few whole lines elsewhere.
public final class Progress {
  private static final long QUIET_NANOS = 3_000_000_000L;
  private static final String BACK_TO_START = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private boolean open;
  private long lastNanos = System.nanoTime();

  /// @param out where to write
  /// @param terminal whether a line there can be written over
  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// Progress on this process's own output.
  @SuppressWarnings("SystemConsoleNull") // it may be null where no console provider is there
  public static Progress onConsole() {
    Console console = System.console();
    return new Progress(System.out, console != null && console.isTerminal());
  }

  /// Shows what goes on now. On a terminal the next word takes its place; elsewhere it is said only
  /// where nothing else was for a while.
  public synchronized void now(String text) {
    if (terminal) {
      out.print(BACK_TO_START + text);
      out.flush();
      open = true;
    } else if (System.nanoTime() - lastNanos > QUIET_NANOS) {
      said(text);
    }
  }

  /// Says something that stays.
  public synchronized void said(String text) {
    lastNanos = System.nanoTime();
    out.println(open ? BACK_TO_START + text : text);
    open = false;
  }
}
