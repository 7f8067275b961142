package io.holdfast.kit.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/// The query parameters `page` (from 0) and `size` (1 to 500, default 50) of every list.
public class Paging {
  private static final int MOST = 500;

  @QueryParam("page")
  @DefaultValue("0")
  int page;

  @QueryParam("size")
  @DefaultValue("50")
  int size;

  /// Number of the page, from 0.
  ///
  /// @throws ProblemException 400 below 0
  public int page() {
    if (page < 0) {
      throw new ProblemException(400, "bad-page", "Expected page from 0, found " + page);
    }
    return page;
  }

  /// Items on a page.
  ///
  /// @throws ProblemException 400 outside 1 to 500
  public int size() {
    if (size < 1 || size > MOST) {
      throw new ProblemException(400, "bad-size", "Expected size from 1 to 500, found " + size);
    }
    return size;
  }
}
