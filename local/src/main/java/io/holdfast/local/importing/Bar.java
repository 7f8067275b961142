package io.holdfast.local.importing;

/// How far something is, to look at: `[#####---------------] 25 %`.
final class Bar {
  private static final int CELLS = 20;
  private static final int WHOLE = 100;

  private Bar() {}

  static String of(int percent) {
    int full = CELLS * percent / WHOLE;
    return "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "] %3d %%".formatted(percent);
  }
}
