package io.holdfast.kit.rest;

import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/// The tenant of the REST call. Without authentication it is the header `Holdfast-Tenant`, else
/// `demo` (contract section 1).
@RequestScoped
public class CurrentTenant {
  /// Header that names the tenant where there is no token.
  public static final String HEADER = "Holdfast-Tenant";

  /// Tenant of a call that names none.
  public static final String DEFAULT = "demo";

  private final HttpHeaders headers;

  /// @param headers those of the running call
  public CurrentTenant(HttpHeaders headers) {
    this.headers = headers;
  }

  /// The tenant's name.
  ///
  /// @throws ProblemException 400 for a name outside `[a-z0-9-]{1,63}`
  public String name() {
    String name = headers.getHeaderString(HEADER);
    if (name == null) {
      return DEFAULT;
    }
    if (!RecordKey.isTenant(name)) {
      throw ProblemException.of("bad-tenant", HEADER, name, "of the form [a-z0-9-]{1,63}");
    }
    return name;
  }
}
