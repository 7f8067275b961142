package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.LookUp;
import io.holdfast.abusepolicy.rest.RecordView.DecisionView;
import io.holdfast.kit.rest.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Decisions that were given.
@Path("/v1/decisions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DecisionResource {
  private final Ask ask;
  private final LookUp lookUp;

  DecisionResource(Ask ask, LookUp lookUp) {
    this.ask = ask;
    this.lookUp = lookUp;
  }

  @GET
  @Operation(summary = "A decision as it was given")
  public DecisionView decision(@PathParam("id") String id) {
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
