package io.holdfast.bench.report;

/// The side of a limit that is good; the limit itself is.
public enum Bound {
  AT_LEAST("at least"),
  AT_MOST("at most");

  private final String words;

  Bound(String words) {
    this.words = words;
  }

  boolean allows(double measured, double limit) {
    return this == AT_LEAST ? measured >= limit : measured <= limit;
  }

  @Override
  public String toString() {
    return words;
  }
}
