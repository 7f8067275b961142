package io.holdfast.callback.rest;

import io.holdfast.kit.rest.ProblemException;

/// Ids in paths.
final class PathText {
  private PathText() {}

  /// The id, unless nothing can have it: PostgreSQL holds no text with a NUL in it.
  ///
  /// @throws ProblemException 404
  static String checked(String what, String id) {
    if (id.indexOf('\0') >= 0) {
      throw ProblemException.notFound(what, id.replace('\0', '?'));
    }
    return id;
  }
}
