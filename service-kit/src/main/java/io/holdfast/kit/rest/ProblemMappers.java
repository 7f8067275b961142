package io.holdfast.kit.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.holdfast.contracts.FieldTrouble;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.kit.Failure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns every failure of a REST call into problem details; nothing of the inside is shown.
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /// A refusal of our own.
  @ServerExceptionMapper
  public Response refused(ProblemException e) {
    return Problem.of(e.status, e.reason, e.getMessage(), e.field).response();
  }

  /// Input that is no event.
  @ServerExceptionMapper
  public Response unreadable(UnreadableEventException e) {
    return Problem.of(400, e.reason(), e.detail(), e.field()).response();
  }

  /// Input that is JSON but does not fit.
  @ServerExceptionMapper(priority = 1)
  public Response mismatched(MismatchedInputException e) {
    return badField(e);
  }

  /// Input that is no JSON, or holds a value that a record refuses or a number cannot hold.
  @ServerExceptionMapper(priority = 1)
  public Response notJson(JacksonException e) {
    if (e instanceof ValueInstantiationException refused) {
      return badField(refused);
    }
    if (e instanceof JsonMappingException at && e.getCause() instanceof InputCoercionException) {
      return badField(at);
    }
    return Problem.response(400, "bad-json", "Expected JSON, found something else");
  }

  /// What the REST framework refuses, such as a wrong path or media type. Its headers (`Allow`,
  /// `Retry-After`) are kept.
  @ServerExceptionMapper
  public Response framework(WebApplicationException e, ContainerRequestContext of) {
    if (e.getCause() instanceof MismatchedInputException mismatch) {
      return mismatched(mismatch);
    }
    if (e.getCause() instanceof JacksonException json) {
      return notJson(json);
    }
    int status = e.getResponse().getStatus();
    if (status == Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
      return unexpected(e);
    }
    Response problem = Problem.ofHttp(status, of.getMethod(), of::getHeaderString).response();
    var answer = Response.fromResponse(problem);
    e.getResponse()
        .getHeaders()
        .forEach((name, values) -> {
          if (!problem.getHeaders().containsKey(name)) {
            values.forEach(value -> answer.header(name, value));
          }
        });
    return answer.build();
  }

  /// A body that did not come to its end: the sender is gone, or has its answer and was cut off.
  @ServerExceptionMapper
  public Response unread(IOException e) {
    LOG.debugf("A body was not read to its end: %s", Failure.of(e));
    return Problem.ofHttp(400).response();
  }

  /// What must not happen.
  @ServerExceptionMapper
  public Response unexpected(Throwable e) {
    LOG.errorf("A REST call failed: %s", Failure.of(e).trace());
    return Problem.ofHttp(500).response();
  }

  private Response badField(JsonMappingException e) {
    return unreadable(FieldTrouble.of(e));
  }
}
