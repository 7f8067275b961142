package io.holdfast.contracts;

/// Not plain; says nothing of whether it is right. Thrown within [FactReader], and caught there: it
/// is no error, so it has no stack and no words.
final class Odd extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Odd() {
    super(null, null, false, false);
  }
}
