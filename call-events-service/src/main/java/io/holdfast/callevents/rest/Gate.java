package io.holdfast.callevents.rest;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.CallEventsConfig.Tenant;
import io.holdfast.kit.rest.Problem;
import io.holdfast.kit.rest.ProblemException;
import io.holdfast.kit.webhooks.Credential;
import io.holdfast.kit.webhooks.Credential.Scheme;
import io.holdfast.kit.webhooks.Signature;
import io.holdfast.kit.webhooks.Signature.Verdict;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// What a request must pass: its size before its signature, its signature before its timestamp, and
/// all of them before its body is read (contract section 8).
@Startup
@ApplicationScoped
public class Gate {
  /// Whose key is good for every source of the tenant: for imports, and for dead letters that are
  /// sent again.
  private static final String OPERATOR = "operator";

  private final CallEventsConfig.CallEvents settings;
  private final InstantSource clock;

  /// A refusal with headers of its own.
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Response answer;

    RefusedException(Response problem, String header, String value) {
      super(problem.getStatusInfo().getReasonPhrase());
      this.answer = Response.fromResponse(problem).header(header, value).build();
    }

    Response answer() {
      return answer;
    }
  }

  /// @throws IllegalStateException where a credential cannot be used
  public Gate(CallEventsConfig config, InstantSource clock) {
    this.settings = config.callEvents();
    this.clock = clock;
    settings
        .tenants()
        .forEach((tenant, of) ->
            of.sources().forEach((source, one) -> requireUsable(tenant, source, one)));
  }

  private static void requireUsable(String tenant, String source, Credential credential) {
    credential
        .trouble()
        .ifPresent(trouble -> {
          throw new IllegalStateException(
              trouble + ", for the source " + source + " of the tenant " + tenant);
        });
  }

  /// The body, unpacked where it is gzipped, but never by more than one byte above the limit.
  ///
  /// @param encoding of the body, as its header says
  /// @throws ProblemException 413 `too-large`, 400 `bad-gzip`
  byte[] plain(byte[] body, @Nullable String encoding) {
    int most = settings.maxBodyBytes();
    boolean packed = "gzip".equalsIgnoreCase(encoding) && body.length <= most;
    byte[] plain = packed ? unpacked(body, most) : body;
    if (plain.length > most) {
      throw ProblemException.of(413, "too-large", "the body", null, "at most " + most + " bytes");
    }
    return plain;
  }

  private static byte[] unpacked(byte[] body, int most) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(most + 1);
    } catch (IOException e) {
      throw new ProblemException(400, "bad-gzip", "Expected a gzipped body, found another");
    }
  }

  /// Lets a request pass whose sender shows who it is, or that he is the tenant's operator.
  ///
  /// @param names of the credential: that of the source, else that of the platform
  /// @param standard scheme of the platform
  /// @throws RefusedException 401 or 403
  void admit(String tenant, List<String> names, Scheme standard, Signature.Request request) {
    Tenant of = settings.tenants().get(tenant);
    Credential credential = credential(of, names);
    if (isOperator(of, request)) {
      return;
    }
    if (credential != null) {
      Signature signature = new Signature(credential, credential.scheme().orElse(standard));
      require(signature.of(request, clock.instant()), signature);
    } else if (!settings.openIntake()) {
      throw of == null
          ? refused(403, "tenant-not-allowed", "Expected a tenant of the settings")
          : refused(403, "source-not-allowed", "Expected a source of the tenant's settings");
    }
  }

  private boolean isOperator(@Nullable Tenant of, Signature.Request request) {
    Credential key = credential(of, List.of(OPERATOR));
    return key != null
        && new Signature(key, Scheme.STATIC_KEY).of(request, clock.instant()) == Verdict.VALID;
  }

  private static @Nullable Credential credential(@Nullable Tenant of, List<String> names) {
    Map<String, Credential> known = of == null ? Map.of() : of.sources();
    return names.stream().map(known::get).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static void require(Verdict verdict, Signature signature) {
    switch (verdict) {
      case VALID -> {}
      case MISSING ->
          throw refused(401, "no-credential", "Expected a header " + signature.headerName());
      case WRONG ->
          throw refused(401, "bad-credential", "Expected a signature or key of this source");
      case STALE ->
          throw refused(401, "stale", "Expected a timestamp within the tolerance from now");
      case UNSIGNED_ATTRIBUTES ->
          throw refused(
              401, "unsigned-attributes", "Expected a structured event: headers are unsigned");
    }
  }

  private static RefusedException refused(int status, String reason, String detail) {
    return new RefusedException(
        Problem.response(status, reason, detail), HttpHeaders.WWW_AUTHENTICATE, "Holdfast");
  }
}
