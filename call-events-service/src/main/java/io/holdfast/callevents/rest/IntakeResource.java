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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The intake over HTTP (contract section 8).
@Path("/v1/tenants/{tenant}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class IntakeResource {
  private static final String LINES = "application/x-ndjson";
  private static final List<Format> CLOUD_EVENTS = List.of(Format.JSON, Format.NDJSON);
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// Parameters of an address that speak to us.
  private static final Set<String> OURS = Set.of("backfill", "bodySHA256");

  private final Intake intake;
  private final HttpHeaders headers;
  private final UriInfo uri;
  private final CallEventsConfig.CallEvents limits;

  /// @param headers those of the running call
  /// @param uri its address
  public IntakeResource(Intake intake, HttpHeaders headers, UriInfo uri, CallEventsConfig config) {
    this.intake = intake;
    this.headers = headers;
    this.uri = uri;
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
    return answer(body, CLOUD_EVENTS, reader);
  }

  /// A platform's own payload.
  @POST
  @Path("/platforms/{platform}/{source}")
  @Consumes({
    MediaType.APPLICATION_JSON,
    LINES,
    MediaType.APPLICATION_FORM_URLENCODED,
    MediaType.TEXT_PLAIN,
    "text/csv",
    "text/event-plain",
    "text/event-json"
  })
  @Operation(summary = "Takes a platform's own events, in the formats of the platform")
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
                    404,
                    "unknown-platform",
                    "Expected one of: " + Platform.names() + ", found another platform"));
    if (!SOURCE.matcher(source).matches()) {
      throw new ProblemException(
          400, "bad-source", "Expected a source of the form [A-Za-z0-9._-]{1,64}");
    }
    return answer(body, from.formats(), event -> read(from, tenant, source, event));
  }

  private List<Fact> read(Platform from, String tenant, String source, ObjectNode event) {
    ObjectNode whole = isForm() ? Text.withQuery(event, query()) : event;
    return from.facts(whole, from.origin(tenant, source, whole));
  }

  private boolean isForm() {
    return Format.FORM.fits(contentType());
  }

  /// What the user put into the webhook's address.
  private Map<String, String> query() {
    return uri.getQueryParameters().entrySet().stream()
        .filter(one -> !OURS.contains(one.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().getFirst()));
  }

  private Response answer(
      byte[] body, List<Format> formats, Function<ObjectNode, List<Fact>> reader) {
    String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    byte[] plain = Gate.plain(body, encoding, limits.maxBodyBytes());
    Format format =
        formats.stream()
            .filter(one -> one.fits(contentType()))
            .findFirst()
            .orElseThrow(() ->
                new ProblemException(
                    415,
                    "unsupported-media-type",
                    "Expected a content type of the platform, found " + contentType()));
    List<Reading> readings = Payload.read(plain, format, limits.maxEventBytes(), reader);
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

  private String contentType() {
    String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    return type == null ? MediaType.APPLICATION_JSON : type;
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
