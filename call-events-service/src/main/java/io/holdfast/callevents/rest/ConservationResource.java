package io.holdfast.callevents.rest;

import io.holdfast.callevents.Conservation;
import io.holdfast.kit.rest.OpenApiTruth;
import io.holdfast.kit.rest.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/// Shows that no fact is lost.
@Path("/v1/tenants/{tenant}/conservation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConservationResource {
  private final Conservation conservation;

  /// @param conservation counts
  public ConservationResource(Conservation conservation) {
    this.conservation = conservation;
  }

  /// What became of the tenant's facts, by source.
  @GET
  @Extension(name = OpenApiTruth.REFUSES, value = "503")
  @Operation(summary = "What became of the tenant's facts, by source")
  public Conservation.Report counts(@PathParam("tenant") String tenant) {
    IncomingCall.requireTenant(tenant);
    return conservation
        .of(tenant)
        .orElseThrow(() ->
            new ProblemException(
                503, "rebalancing", "Expected the counts, but partitions are being taken over"));
  }
}
