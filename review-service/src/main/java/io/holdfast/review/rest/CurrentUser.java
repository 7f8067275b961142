package io.holdfast.review.rest;

import io.holdfast.kit.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;

/// Who acts. Without authentication it is the header `Holdfast-User`; nobody acts without a name.
@RequestScoped
public class CurrentUser {
  /// Header that names the person.
  static final String HEADER = "Holdfast-User";

  /// Names as directories and mail systems write them.
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

  static final String EXPECTED = "the name of a person, of the form " + NAME;

  private final HttpHeaders headers;

  /// @param headers those of the running call
  public CurrentUser(HttpHeaders headers) {
    this.headers = headers;
  }

  /// The person's name.
  ///
  /// @throws ProblemException 400 `unknown-user` without a name, or with one out of form
  public String name() {
    String name = headers.getHeaderString(HEADER);
    if (name == null || !NAME.matcher(name).matches()) {
      throw ProblemException.of("unknown-user", HEADER, name, EXPECTED);
    }
    return name;
  }
}
