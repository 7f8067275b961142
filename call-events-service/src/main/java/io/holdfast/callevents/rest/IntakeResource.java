package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.Intake;
import io.holdfast.callevents.IntakeAnswer;
import io.holdfast.callevents.Reading;
import io.holdfast.callevents.UnavailableException;
import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.kit.rest.KnownParameters;
import io.holdfast.kit.rest.Problem;
import io.holdfast.kit.rest.ProblemException;
import io.holdfast.kit.webhooks.Credential.Scheme;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The intake over HTTP (contract section 8).
@Path("/v1/tenants/{tenant}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@APIResponse(responseCode = "401")
@APIResponse(responseCode = "403")
@APIResponse(responseCode = "429")
@APIResponse(responseCode = "503")
public class IntakeResource {
  private static final String LINES = "application/x-ndjson";
  private static final String CLOUD_EVENTS = "cloudevents";

  private final IncomingCall call;
  private final Gate gate;
  private final Budgets budgets;
  private final Intake intake;
  private final CallEventsConfig.CallEvents limits;

  /// @param call the request
  public IntakeResource(
      IncomingCall call, Gate gate, Budgets budgets, Intake intake, CallEventsConfig config) {
    this.call = call;
    this.gate = gate;
    this.budgets = budgets;
    this.intake = intake;
    this.limits = config.callEvents();
  }

  /// CloudEvents: single, batch, binary, or one a line.
  @POST
  @Path("/events")
  @Consumes({CloudEvents.STRUCTURED, CloudEvents.BATCH, MediaType.APPLICATION_JSON, LINES})
  @Parameter(
      name = "backfill",
      in = ParameterIn.QUERY,
      description = "Whether it is history",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @Parameter(
      name = "arrivedAt",
      in = ParameterIn.QUERY,
      description = "When history came first",
      schema = @Schema(implementation = Instant.class))
  @Parameter(
      name = "strict",
      in = ParameterIn.QUERY,
      description = "Refuse unknown words",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @APIResponseSchema(value = IntakeAnswer.class, responseCode = "202")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = CloudEvents.STRUCTURED, schema = @Schema(type = SchemaType.OBJECT)),
        @Content(
            mediaType = CloudEvents.BATCH,
            schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema),
        @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING))
      })
  @Operation(summary = "Takes telephony facts as CloudEvents: single, batch or binary")
  public Response events(@PathParam("tenant") String tenant, byte[] body) {
    byte[] plain = gate.plain(body, call.header(HttpHeaders.CONTENT_ENCODING));
    IncomingCall.requireTenant(tenant);
    call.requireArrivedAt();
    gate.admit(tenant, List.of(CLOUD_EVENTS), Scheme.STATIC_KEY, call.signed(plain));
    boolean binary = call.isBinaryCloudEvent();
    boolean strict = call.isStrict();
    boolean quick = !binary && isStructured() && plain.length <= limits.maxEventBytes();
    List<Reading> all = quick ? CloudEventIntake.plain(plain, tenant) : null;
    if (all != null && all.size() <= limits.maxEvents()) {
      return take(tenant, CLOUD_EVENTS, all);
    }
    return take(
        tenant,
        CLOUD_EVENTS,
        readings(
            plain,
            List.of(Format.JSON, Format.NDJSON),
            event ->
                CloudEventIntake.facts(
                    binary ? CloudEvents.fromBinary(call::attribute, plain) : event,
                    tenant,
                    CloudEvents.namesIn("ce-", call::attribute),
                    strict)));
  }

  private boolean isStructured() {
    String type = call.contentType();
    return type.startsWith(CloudEvents.STRUCTURED) || type.startsWith(CloudEvents.BATCH);
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
  @Parameter(
      name = "backfill",
      in = ParameterIn.QUERY,
      description = "Whether it is history",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @Parameter(
      name = "arrivedAt",
      in = ParameterIn.QUERY,
      description = "When history came first",
      schema = @Schema(implementation = Instant.class))
  @Parameter(
      name = "strict",
      in = ParameterIn.QUERY,
      description = "Refuse unknown words",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @Parameter(
      name = "bodySHA256",
      in = ParameterIn.QUERY,
      description = "Twilio's own, of JSON",
      schema = @Schema(type = SchemaType.STRING))
  @KnownParameters.OthersInForms
  @APIResponseSchema(value = IntakeAnswer.class, responseCode = "202")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema),
        @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/event-plain", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/event-json", schema = @Schema)
      })
  @Operation(summary = "Takes a platform's own events, in the formats of the platform")
  public Response platform(
      @PathParam("tenant") String tenant,
      @PathParam("platform") String name,
      @PathParam("source") String source,
      byte[] body) {
    byte[] plain = gate.plain(body, call.header(HttpHeaders.CONTENT_ENCODING));
    IncomingCall.requireTenant(tenant);
    Instant arrivedAt = call.arrivedAt();
    Platform platform = Platform.named(name);
    IncomingCall.requireSource(source);
    gate.admit(tenant, List.of(source, name), platform.scheme(), call.signed(plain));
    var sender =
        platform
            .sender(tenant, source, limits.agentContexts(tenant))
            .naming(limits.agentIdentity(tenant, source), limits.hasOwnCallIds(tenant, source));
    return take(
        tenant,
        name,
        readings(
            call.isForm() ? call.withQuery(plain) : plain,
            platform.formats(),
            event -> platform.facts(event, sender.origin(event), arrivedAt)));
  }

  private List<Reading> readings(
      byte[] plain, List<Format> formats, Function<ObjectNode, List<Fact>> reader) {
    Format format =
        formats.stream()
            .filter(one -> one.fits(call.contentType()))
            .findFirst()
            .orElseThrow(() ->
                ProblemException.of(
                    415,
                    "unsupported-media-type",
                    HttpHeaders.CONTENT_TYPE,
                    call.contentType(),
                    "one of: " + Format.mediaTypes(formats)));
    var most = new Payload.Limits(limits.maxEvents(), limits.maxEventBytes());
    return Payload.read(plain, format, most, reader);
  }

  private Response take(String tenant, String platform, List<Reading> readings) {
    budgets.pay(tenant, readings.size());
    IntakeAnswer answer =
        intake.take(
            new Reading.Delivery(
                tenant, platform, call.again(tenant), call.isBackfill(), readings));
    if (readings.isEmpty()) {
      throw new ProblemException(400, "empty", "Expected events, found none");
    }
    if (answer.rejected().size() == readings.size()) {
      IntakeAnswer.Rejection first = answer.rejected().getFirst();
      int status = first.reason().equals(Payload.TOO_LARGE) ? 413 : 400;
      String detail = "Nothing readable: " + first.detail();
      throw new ProblemException(status, first.reason(), detail, first.badField());
    }
    return Response.accepted(answer).build();
  }

  /// The broker is away: the sender tries again, and repeats are dropped.
  @ServerExceptionMapper
  public Response unavailable(UnavailableException e) {
    return Response.fromResponse(Problem.response(503, "broker-away", e.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, 5)
        .build();
  }

  /// The sender showed no credential, or sent too much.
  @ServerExceptionMapper
  public Response refused(Gate.RefusedException e) {
    return e.answer();
  }
}
