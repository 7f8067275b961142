package io.holdfast.callevents.topology;

/// State of a call that a newer release wrote, in a form or with words that this one does not know.
final class NewerStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// For the dead letter; nothing of the call stands in it.
  final String detail;

  private NewerStateException(String detail) {
    super(detail);
    this.detail = detail;
  }

  /// Says what is not known.
  ///
  /// @param what such as `version 3`, without anything of the call
  static NewerStateException found(String what) {
    return new NewerStateException(
        "Expected state that this release knows, found " + what + ": a newer one has the call");
  }
}
