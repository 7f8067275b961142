package io.holdfast.kit.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.holdfast.contracts.UnreadableEventException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns every failure of a REST call into problem details; nothing of the inside is shown.
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /// A refusal of our own.
  @ServerExceptionMapper
  public Response refused(ProblemException e) {
    return Problem.response(e.status(), e.reason(), e.getMessage());
  }

  /// Input that is no event.
  @ServerExceptionMapper
  public Response unreadable(UnreadableEventException e) {
    return Problem.response(400, e.reason(), e.detail());
  }

  /// Input that is JSON but does not fit.
  @ServerExceptionMapper(priority = 1)
  public Response mismatched(MismatchedInputException e) {
    String field = e.getPath().isEmpty() ? "" : ": " + field(e);
    return Problem.response(400, "bad-field", "A field does not fit" + field);
  }

  /// Input that is no JSON.
  @ServerExceptionMapper(priority = 1)
  public Response notJson(JacksonException e) {
    return Problem.response(400, "bad-json", "Expected JSON, found something else");
  }

  /// What the REST framework refuses, such as a wrong path or media type.
  @ServerExceptionMapper
  public Response framework(WebApplicationException e) {
    if (e.getCause() instanceof MismatchedInputException mismatch) {
      return mismatched(mismatch);
    }
    if (e.getCause() instanceof JacksonException json) {
      return notJson(json);
    }
    int status = e.getResponse().getStatus();
    var known = Response.Status.fromStatusCode(status);
    String reason =
        known == null
            ? "refused"
            : known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    return Problem.response(status, reason, e.getMessage());
  }

  /// What must not happen.
  @ServerExceptionMapper
  public Response unexpected(Throwable e) {
    LOG.error("A REST call failed", e);
    return Problem.response(500, "internal", "An error on our side; it is in the service's log");
  }

  private static String field(JsonMappingException e) {
    String name = e.getPath().getLast().getFieldName();
    return name == null ? "an item of a list" : name;
  }
}
