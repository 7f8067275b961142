package io.holdfast.callback.rest;

import io.holdfast.callback.ChangePromise;
import io.holdfast.callback.ExplainCallback;
import io.holdfast.callback.ExplainCallback.Why;
import io.holdfast.callback.FindCallbacks;
import io.holdfast.callback.domain.CallbackView;
import io.holdfast.callback.domain.Move;
import io.holdfast.contracts.Page;
import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.kit.rest.CurrentTenant;
import io.holdfast.kit.rest.OpenApiTruth;
import io.holdfast.kit.rest.Paging;
import io.holdfast.kit.rest.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/// Promises of the calling tenant.
@Path("/v1/callbacks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CallbackResource {
  private final CurrentTenant tenant;
  private final FindCallbacks find;
  private final ExplainCallback explain;
  private final ChangePromise change;

  CallbackResource(
      CurrentTenant tenant, FindCallbacks find, ExplainCallback explain, ChangePromise change) {
    this.tenant = tenant;
    this.find = find;
    this.explain = explain;
    this.change = change;
  }

  /// A page of promises.
  @GET
  @Operation(summary = "Promises to call back, the newest drop first")
  public Page<Callback> list(@BeanParam CallbackFilter filter, @BeanParam Paging paging) {
    return find.page(tenant.name(), filter.parse(), paging.page(), paging.size());
  }

  /// One promise.
  @GET
  @Path("/{id}")
  @Operation(summary = "One promise to call back")
  public Callback one(@PathParam("id") String id) {
    return find.one(tenant.name(), id).orElseThrow(() -> notFound(id));
  }

  /// Every rule looked at.
  @GET
  @Path("/{id}/why")
  @Operation(summary = "Every rule looked at, what it said, and when a dial is allowed next")
  public Why why(@PathParam("id") String id) {
    return explain.why(tenant.name(), id).orElseThrow(() -> notFound(id));
  }

  /// Takes a promise back.
  @POST
  @Path("/{id}/cancel")
  @Extension(name = OpenApiTruth.REFUSES, value = "409")
  @Operation(summary = "Takes an open promise back; 409 where it is over")
  public Callback cancel(@PathParam("id") String id) {
    return answer(id, change.cancel(tenant.name(), id));
  }

  /// The caller does not want to be called.
  @POST
  @Path("/{id}/decline")
  @Extension(name = OpenApiTruth.REFUSES, value = "409")
  @Operation(
      summary = "Notes that the caller does not want the call; 409 where the promise is over")
  public Callback decline(@PathParam("id") String id) {
    return answer(id, change.decline(tenant.name(), id));
  }

  private Callback answer(String id, Optional<Move> move) {
    return switch (move.orElseThrow(() -> notFound(id))) {
      case Move.Made made -> CallbackView.of(made.promise());
      case Move.Ignored ignored ->
          throw new ProblemException(
              409, ignored.reason(), "Expected callback " + id + " to be open, it is over");
    };
  }

  private static ProblemException notFound(String id) {
    return ProblemException.notFound("callback", id);
  }
}
