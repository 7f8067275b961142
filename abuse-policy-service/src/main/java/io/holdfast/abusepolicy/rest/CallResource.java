package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.LookUp;
import io.holdfast.abusepolicy.RecordAbuse;
import io.holdfast.abusepolicy.domain.AbuseRecord.Report;
import io.holdfast.abusepolicy.domain.AbuseRecord.Warning;
import io.holdfast.abusepolicy.domain.CausedId;
import io.holdfast.abusepolicy.rest.RecordView.ReportView;
import io.holdfast.abusepolicy.rest.RecordView.WarningView;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Reporter;
import io.holdfast.kit.rest.OpenApiTruth;
import io.holdfast.kit.rest.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// What is known of abuse on a call.
@Path("/v1/calls/{callId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CallResource {
  private static final String REST = "rest";

  private final Ask ask;
  private final RecordAbuse record;
  private final LookUp lookUp;

  CallResource(Ask ask, RecordAbuse record, LookUp lookUp) {
    this.ask = ask;
    this.record = record;
    this.lookUp = lookUp;
  }

  /// Body of a report: the fields of `call.abuse-reported`.
  public record ReportBody(
      @Schema(implementation = Ground.class) @Nullable String ground,
      @Schema(implementation = Reporter.class) @Nullable String by,
      @Nullable String agent,
      @Nullable String excerptRef,
      @Nullable Double confidence,
      @Nullable Instant occurredAt) {}

  /// Body of a warning: the fields of `call.warning-given`.
  public record WarningBody(
      @Schema(implementation = Ground.class) @Nullable String ground,
      @Nullable String agent,
      @Nullable String wordingId,
      @Nullable Long recordingOffsetMs,
      @Nullable Instant occurredAt) {}

  @POST
  @Path("/abuse-reports")
  @ResponseStatus(201)
  @APIResponseSchema(value = ReportView.class, responseCode = "201")
  @Extension(name = OpenApiTruth.REFUSES, value = "422")
  @Operation(summary = "Report abuse by the caller; a repeated Idempotency-Key changes nothing")
  public ReportView report(
      @PathParam("callId") String callId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable ReportBody given) {
    RecordKey call = ask.call(callId);
    ReportBody body = ask.body(given);
    Ground ground = ask.ground(body.ground);
    String by = body.by == null ? "agent" : body.by;
    var report =
        new Report(
            id(call, "report", key),
            ask.at(body.occurredAt),
            ground,
            ask.word("by", Reporter.class, by),
            ask.optional("agent", body.agent),
            ask.optional("excerptRef", body.excerptRef),
            confidence(body.confidence),
            REST);
    Report kept = record.report(call, report);
    Ask.sameRequest(kept.ground() == ground && kept.by() == report.by(), key);
    return ReportView.of(kept);
  }

  @POST
  @Path("/warnings")
  @ResponseStatus(201)
  @APIResponseSchema(value = WarningView.class, responseCode = "201")
  @Extension(name = OpenApiTruth.REFUSES, value = "422")
  @Operation(
      summary = "Tell that the caller was warned; a repeated Idempotency-Key changes nothing")
  public WarningView warn(
      @PathParam("callId") String callId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable WarningBody given) {
    RecordKey call = ask.call(callId);
    WarningBody body = ask.body(given);
    Ground ground = ask.ground(body.ground);
    var warning =
        new Warning(
            id(call, "warning", key),
            ask.at(body.occurredAt),
            ground,
            ask.text("agent", body.agent),
            ask.optional("wordingId", body.wordingId),
            body.recordingOffsetMs,
            REST);
    Warning kept = record.warn(call, warning);
    Ask.sameRequest(kept.ground() == ground && Objects.equals(kept.agent(), warning.agent()), key);
    return WarningView.of(kept);
  }

  @GET
  @Path("/abuse-record")
  @Operation(summary = "Reports, warnings, decisions and verdict of a call")
  public RecordView abuseRecord(@PathParam("callId") String callId) {
    RecordKey call = ask.call(callId);
    return RecordView.of(callId, Ask.found(lookUp.call(call), "abuse record of call", callId));
  }

  /// A key names one report or warning of one call.
  private UUID id(RecordKey call, String kind, @Nullable String key) {
    String checked = ask.optional("Idempotency-Key", key);
    return checked == null
        ? UUID.randomUUID()
        : CausedId.of(call.tenant(), call.id(), REST, kind, checked);
  }

  private static @Nullable Double confidence(@Nullable Double told) {
    if (told != null && !(told >= 0 && told <= 1)) {
      throw ProblemException.of("bad-field", "confidence", told.toString(), "from 0 to 1");
    }
    return told;
  }
}
