package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.DecideDisconnect;
import io.holdfast.abusepolicy.LookUp;
import io.holdfast.abusepolicy.domain.DisconnectRequest;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.contracts.RecordKey;
import io.holdfast.kit.rest.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// May this agent end this call, now?
@Path("/v1")
@RunOnVirtualThread
public class DisconnectResource {
  private final Ask ask;
  private final DecideDisconnect decide;
  private final LookUp lookUp;

  DisconnectResource(Ask ask, DecideDisconnect decide, LookUp lookUp) {
    this.ask = ask;
    this.decide = decide;
    this.lookUp = lookUp;
  }

  /// Body of a disconnect request.
  record DisconnectBody(
      @Nullable String agent, @Nullable String ground, @Nullable Instant occurredAt) {}

  @POST
  @Path("/calls/{callId}/disconnect-requests")
  @Operation(
      summary = "Ask to end a call; the decision is kept before it is answered",
      description = "Each request is a new decision, unless it repeats an Idempotency-Key.")
  DecisionView request(
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
            && decision.ground() == request.ground());
    return DecisionView.of(decision);
  }

  @GET
  @Path("/decisions/{id}")
  @Operation(summary = "A decision as it was given")
  DecisionView decision(@PathParam("id") String id) {
    return DecisionView.of(
        Ask.found(lookUp.decision(ask.tenant(), decisionId(id)), "decision", id));
  }

  private static UUID decisionId(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("decision", id);
    }
  }
}
