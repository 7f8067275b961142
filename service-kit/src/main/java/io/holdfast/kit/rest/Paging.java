package io.holdfast.kit.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// The query parameters `page` (from 0) and `size` (1 to 500, default 50) of every list.
public class Paging {
  private static final int MOST = 500;

  // Texts, because JAX-RS answers 404 to a parameter that is no number.
  @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", minimum = "0"))
  @QueryParam("page")
  @DefaultValue("0")
  String page = "0";

  @Parameter(
      schema = @Schema(type = SchemaType.INTEGER, format = "int32", minimum = "1", maximum = "500"))
  @QueryParam("size")
  @DefaultValue("50")
  String size = "50";

  /// Number of the page, from 0.
  ///
  /// @throws ProblemException 400 below 0, or for what is no number
  public int page() {
    return number(page, "page", 0, Integer.MAX_VALUE / MOST);
  }

  /// Items on a page.
  ///
  /// @throws ProblemException 400 outside 1 to 500, or for what is no number
  public int size() {
    return number(size, "size", 1, MOST);
  }

  /// A query parameter that is a number, of digits only.
  ///
  /// @throws ProblemException 400 `bad-` and its name
  public static int number(String text, String name, int least, int most) {
    boolean number =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = number ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      throw ProblemException.of(
          "bad-" + name, name, text, "a number from " + least + " to " + most);
    }
    return value;
  }
}
