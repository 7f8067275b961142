package io.holdfast.review.rest;

import io.holdfast.contracts.Page;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.kit.rest.CurrentTenant;
import io.holdfast.kit.rest.OpenApiTruth;
import io.holdfast.kit.rest.Paging;
import io.holdfast.kit.rest.ProblemException;
import io.holdfast.review.MoveCases;
import io.holdfast.review.MoveCases.Acting;
import io.holdfast.review.domain.Outcome;
import io.holdfast.review.domain.Outcome.Changed;
import io.holdfast.review.domain.Outcome.Refused;
import io.holdfast.review.domain.Outcome.Unchanged;
import io.holdfast.review.store.CaseReading;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Cases (contract section 7). Every verb answers the case as it is then.
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CaseResource {
  private final CaseReading reading;
  private final MoveCases moves;
  private final CurrentTenant tenant;
  private final CurrentUser user;

  CaseResource(CaseReading reading, MoveCases moves, CurrentTenant tenant, CurrentUser user) {
    this.reading = reading;
    this.moves = moves;
    this.tenant = tenant;
    this.user = user;
  }

  /// A page of cases.
  @GET
  @Operation(summary = "Cases, newest first")
  public Page<ReviewCase> list(@BeanParam ListQuery query, @BeanParam Paging paging) {
    return reading.list(tenant.name(), query.filter(), paging.page(), paging.size());
  }

  /// One case.
  @GET
  @Path("/{id}")
  @Operation(summary = "One case with its evidence, notes and history")
  public CaseView one(String id) {
    return reading
        .find(tenant.name(), id)
        .map(CaseView::of)
        .orElseThrow(() -> ProblemException.notFound("case", id));
  }

  /// Gives it to someone.
  @POST
  @Path("/{id}/assign")
  @Parameter(
      name = CurrentUser.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = SchemaType.STRING))
  @Extension(name = OpenApiTruth.REFUSES, value = "409")
  @Operation(summary = "Give the case to a reviewer, or to another one")
  public CaseView assign(String id, Bodies.@Nullable Assign body) {
    return answer(id, moves.assign(acting(id), Bodies.given(body).named()));
  }

  /// Begins to look at it.
  @POST
  @Path("/{id}/start")
  @Parameter(
      name = CurrentUser.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = SchemaType.STRING))
  @Extension(name = OpenApiTruth.REFUSES, value = "409")
  @Operation(summary = "Begin to look at an assigned case")
  public CaseView start(String id) {
    return answer(id, moves.start(acting(id)));
  }

  /// Decides.
  @POST
  @Path("/{id}/decide")
  @Parameter(
      name = CurrentUser.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = SchemaType.STRING))
  @Extension(name = OpenApiTruth.REFUSES, value = "409 422")
  @Operation(summary = "Decide a case in review; nobody decides a case of their own")
  public CaseView decide(String id, Bodies.@Nullable Decide body) {
    Bodies.Decide given = Bodies.given(body);
    return answer(id, moves.decide(acting(id), given.ruling(), given.because()));
  }

  /// Writes a note.
  @POST
  @Path("/{id}/notes")
  @Parameter(
      name = CurrentUser.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = SchemaType.STRING))
  @Extension(name = OpenApiTruth.REFUSES, value = "409")
  @Operation(summary = "Write a note about the case")
  public CaseView note(String id, Bodies.@Nullable WriteNote body) {
    return answer(id, moves.note(acting(id), Bodies.given(body).written()));
  }

  private Acting acting(String id) {
    return new Acting(tenant.name(), id, user.name());
  }

  private CaseView answer(String id, Optional<Outcome> outcome) {
    return switch (outcome.orElseThrow(() -> ProblemException.notFound("case", id))) {
      case Changed _, Unchanged _ -> one(id);
      case Refused refused -> throw new ProblemException(409, refused.reason(), refused.text());
    };
  }
}
