package io.holdfast.callback.rest;

import io.holdfast.callback.RecordDialOutcome;
import io.holdfast.callback.domain.Move;
import io.holdfast.callback.domain.Words;
import io.holdfast.contracts.telephony.DialOutcome;
import io.holdfast.kit.rest.CurrentTenant;
import io.holdfast.kit.rest.OpenApiTruth;
import io.holdfast.kit.rest.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of the dials that were ordered.
@Path("/v1/dials")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DialResource {
  private static final String OUTCOMES = Words.allKnown(DialOutcome.class);

  private final CurrentTenant tenant;
  private final RecordDialOutcome outcomes;

  DialResource(CurrentTenant tenant, RecordDialOutcome outcomes) {
    this.tenant = tenant;
    this.outcomes = outcomes;
  }

  /// The body of a report.
  ///
  /// @param outcome connected, busy, no-answer, voicemail, rejected, agent-declined or failed
  /// @param callId the call that the dial became
  public record Report(
      @Schema(implementation = DialOutcome.class) @Nullable String outcome,
      @Nullable String callId) {}

  /// What came of a report.
  ///
  /// @param dialId the order
  /// @param result `moved` where the promise moved, else why the report changed nothing
  public record Answer(String dialId, String result) {}

  /// Takes the outcome of a dial.
  @POST
  @Path("/{dialId}/outcome")
  @Extension(name = OpenApiTruth.REFUSES, value = "409 422")
  @Operation(summary = "Reports what became of a dial; a repeat changes nothing")
  public Answer report(@PathParam("dialId") String dialId, @Nullable Report body) {
    DialOutcome outcome = outcome(body);
    String callId = body == null ? null : body.callId();
    Move move =
        outcomes
            .report(tenant.name(), dialId, outcome, callId)
            .orElseThrow(() -> ProblemException.notFound("dial", dialId));
    return switch (move) {
      case Move.Made _ -> new Answer(dialId, "moved");
      case Move.Ignored ignored -> answer(dialId, ignored.reason());
    };
  }

  private static Answer answer(String dialId, String reason) {
    if (reason.equals("other-outcome-reported")) {
      throw new ProblemException(
          409, reason, "Expected the outcome that was reported first for dial " + dialId);
    }
    return new Answer(dialId, reason);
  }

  private static DialOutcome outcome(@Nullable Report body) {
    if (body == null) {
      throw ProblemException.noBody();
    }
    if (body.outcome() == null) {
      throw ProblemException.missing("outcome", "one of: " + OUTCOMES);
    }
    return Words.find(DialOutcome.class, body.outcome())
        .orElseThrow(() ->
            ProblemException.of(
                422, "unknown-outcome", "outcome", body.outcome(), "one of: " + OUTCOMES));
  }
}
