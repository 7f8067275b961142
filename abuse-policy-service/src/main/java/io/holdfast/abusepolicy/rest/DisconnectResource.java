package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.DecideDisconnect;
import io.holdfast.abusepolicy.DecideDisconnect.DisconnectRequest;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.rest.RecordView.DecisionView;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.kit.rest.OpenApiTruth;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// May this agent end this call, now?
@Path("/v1/calls/{callId}/disconnect-requests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DisconnectResource {
  private final Ask ask;
  private final DecideDisconnect decide;

  DisconnectResource(Ask ask, DecideDisconnect decide) {
    this.ask = ask;
    this.decide = decide;
  }

  /// Body of a disconnect request.
  public record DisconnectBody(
      @Nullable String agent,
      @Schema(implementation = Ground.class) @Nullable String ground,
      @Nullable Instant occurredAt) {}

  @POST
  @Extension(name = OpenApiTruth.REFUSES, value = "422")
  @Operation(
      summary = "Ask to end a call; the decision is kept before it is answered",
      description = "Each request is a new decision, unless it repeats an Idempotency-Key.")
  public DecisionView request(
      @PathParam("callId") String callId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable DisconnectBody given) {
    RecordKey call = ask.call(callId);
    DisconnectBody body = ask.body(given);
    var request =
        new DisconnectRequest(
            ask.text("agent", body.agent),
            ask.ground(body.ground),
            ask.at(body.occurredAt),
            ask.optional("Idempotency-Key", key));
    GivenDecision decision = decide.decide(call, request);
    Ask.sameRequest(
        decision.callId().equals(callId)
            && decision.agent().equals(request.agent())
            && decision.ground() == request.ground(),
        key);
    return DecisionView.of(decision);
  }
}
