package io.holdfast.callevents.rest;

import io.holdfast.callevents.Intake;
import io.holdfast.callevents.SenderActivity;
import io.holdfast.kit.rest.ProblemException;
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
      @PathParam("tenant") String tenant, @QueryParam("minutes") @DefaultValue("15") int minutes) {
    IncomingCall.requireTenant(tenant);
    long most = SenderActivity.KEPT.toMinutes();
    if (minutes < 1 || minutes > most) {
      throw new ProblemException(
          400, "bad-minutes", "Expected minutes from 1 to %d, found %d".formatted(most, minutes));
    }
    return intake.activity().of(tenant, Duration.ofMinutes(minutes));
  }
}
