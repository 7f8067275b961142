package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.Intake;
import io.holdfast.callevents.IntakeAnswer;
import io.holdfast.callevents.Reading;
import io.holdfast.callevents.UnavailableException;
import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.kit.rest.Problem;
import io.holdfast.kit.rest.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The intake over HTTP (contract section 8).
@Path("/v1/tenants/{tenant}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class IntakeResource {
  private static final String LINES = "application/x-ndjson";
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Intake intake;
  private final HttpHeaders headers;
  private final CallEventsConfig.CallEvents limits;

  /// @param headers those of the running call
  public IntakeResource(Intake intake, HttpHeaders headers, CallEventsConfig config) {
    this.intake = intake;
    this.headers = headers;
    this.limits = config.callEvents();
  }

  /// CloudEvents: single, batch, binary, or one a line.
  @POST
  @Path("/events")
  @Consumes({CloudEvents.STRUCTURED, CloudEvents.BATCH, MediaType.APPLICATION_JSON, LINES})
  @Operation(summary = "Takes telephony facts as CloudEvents: single, batch or binary")
  public Response events(@PathParam("tenant") String tenant, byte[] body) {
    requireTenant(tenant);
    boolean binary = headers.getHeaderString("ce-id") != null;
    Function<ObjectNode, List<Fact>> reader =
        event -> CloudEventIntake.facts(binary ? withAttributes(body) : event, tenant);
    return answer(body, reader);
  }

  /// A platform's own payload.
  @POST
  @Path("/platforms/{platform}/{source}")
  @Consumes({MediaType.APPLICATION_JSON, LINES})
  @Operation(summary = "Takes a platform's own events: one object, an array, or one a line")
  public Response platform(
      @PathParam("tenant") String tenant,
      @PathParam("platform") String platform,
      @PathParam("source") String source,
      byte[] body) {
    requireTenant(tenant);
    Platform from =
        Platform.named(platform)
            .orElseThrow(() ->
                new ProblemException(
                    404, "unknown-platform", "Expected asterisk-ami, found another platform"));
    if (!SOURCE.matcher(source).matches()) {
      throw new ProblemException(
          400, "bad-source", "Expected a source of the form [A-Za-z0-9._-]{1,64}");
    }
    return answer(body, event -> from.facts(event, from.origin(tenant, source, event)));
  }

  private Response answer(byte[] body, Function<ObjectNode, List<Fact>> reader) {
    if (body.length > limits.maxBodyBytes()) {
      throw new ProblemException(
          413,
          "too-large",
          "Expected at most " + limits.maxBodyBytes() + " bytes, found " + body.length);
    }
    String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    boolean lines = type != null && type.startsWith(LINES);
    List<Reading> readings = Payload.read(body, lines, limits.maxEventBytes(), reader);
    IntakeAnswer answer = intake.take(readings);
    if (answer.rejected().size() == readings.size()) {
      String why =
          readings.isEmpty()
              ? "Expected events, found none"
              : answer.rejected().getFirst().detail();
      String reason = readings.isEmpty() ? "empty" : answer.rejected().getFirst().reason();
      int status = reason.equals(Payload.TOO_LARGE) ? 413 : 400;
      throw new ProblemException(status, reason, "Nothing readable: " + why);
    }
    return Response.accepted(answer).build();
  }

  private ObjectNode withAttributes(byte[] body) {
    return CloudEvents.fromBinary(name -> headers.getHeaderString("ce-" + name), body);
  }

  private static void requireTenant(String tenant) {
    if (!RecordKey.isTenant(tenant)) {
      throw new ProblemException(
          400, "bad-tenant", "Expected a tenant of the form [a-z0-9-]{1,63}");
    }
  }

  /// The broker is away: the sender tries again, and repeats are dropped.
  @ServerExceptionMapper
  public Response unavailable(UnavailableException e) {
    return Response.fromResponse(Problem.response(503, "broker-away", e.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, 5)
        .build();
  }
}
