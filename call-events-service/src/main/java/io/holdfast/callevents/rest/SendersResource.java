package io.holdfast.callevents.rest;

import io.holdfast.callevents.Intake;
import io.holdfast.callevents.SenderActivity;
import io.holdfast.kit.rest.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Shows whoever connects a platform what came from it.
@Path("/v1/tenants/{tenant}/senders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SendersResource {
  private final Intake intake;

  /// @param intake counts
  public SendersResource(Intake intake) {
    this.intake = intake;
  }

  /// What came from the tenant's senders lately, at this instance.
  @GET
  @Operation(summary = "What came from the tenant's senders in the last minutes, at this instance")
  public SenderActivity.Report senders(
      @PathParam("tenant") String tenant,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "60"))
          @QueryParam("minutes")
          @DefaultValue("15")
          String minutes) {
    IncomingCall.requireTenant(tenant);
    int most = (int) SenderActivity.KEPT.toMinutes();
    int span = Paging.number(minutes, "minutes", 1, most);
    return intake.activity().of(tenant, Duration.ofMinutes(span));
  }
}
