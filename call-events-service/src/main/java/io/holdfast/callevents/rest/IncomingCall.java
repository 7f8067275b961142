package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.RecordKey;
import io.holdfast.kit.rest.InstantParameter;
import io.holdfast.kit.rest.ProblemException;
import io.holdfast.kit.webhooks.Signature;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the running request says beside its body.
@RequestScoped
public class IncomingCall {
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String BACKFILL = "backfill";
  private static final String STRICT = "strict";
  private static final String ARRIVED_AT = "arrivedAt";

  /// Put before the name of a parameter of the address, so that it cannot be mistaken for a field
  /// of the platform.
  private static final String QUERY = "query.";

  /// Parameters of an address that are not the user's own.
  private static final Set<String> OURS = Set.of(BACKFILL, ARRIVED_AT, STRICT, "bodySHA256");

  private final HttpHeaders headers;
  private final UriInfo uri;
  private final InstantSource clock;

  /// @param headers those of the request
  /// @param uri its address
  public IncomingCall(HttpHeaders headers, UriInfo uri, InstantSource clock) {
    this.headers = headers;
    this.uri = uri;
    this.clock = clock;
  }

  @Nullable String header(String name) {
    return headers.getHeaderString(name);
  }

  String contentType() {
    String type = header(HttpHeaders.CONTENT_TYPE);
    return type == null ? MediaType.APPLICATION_JSON : type;
  }

  boolean isForm() {
    return Format.FORM.fits(contentType());
  }

  boolean isBinaryCloudEvent() {
    return header("ce-id") != null;
  }

  /// An attribute of a binary CloudEvent.
  @Nullable String attribute(String name) {
    return header("ce-" + name);
  }

  /// Whether the sender calls it history.
  boolean isBackfill() {
    return flag(BACKFILL);
  }

  /// Whether the sender wants words refused that are none of their list.
  boolean isStrict() {
    return flag(STRICT);
  }

  private boolean flag(String name) {
    String text = uri.getQueryParameters().getFirst(name);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw ProblemException.of("bad-parameter", name, text, "true or false");
    }
    return "true".equals(text);
  }

  /// When it came: now, or for history that is sent again, when it came first.
  ///
  /// @throws ProblemException 400 `bad-instant`
  Instant arrivedAt() {
    String first = uri.getQueryParameters().getFirst(ARRIVED_AT);
    Instant came = InstantParameter.of("bad-instant", ARRIVED_AT, first);
    return came != null && isBackfill() ? came : clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Refuses a time of arrival that is none, where it is not needed: events with a time of their
  /// own.
  ///
  /// @throws ProblemException 400 `bad-instant`
  void requireArrivedAt() {
    InstantParameter.of("bad-instant", ARRIVED_AT, uri.getQueryParameters().getFirst(ARRIVED_AT));
  }

  /// What a signature may be about.
  Signature.Request signed(byte[] body) {
    return new Signature.Request(this::header, uri.getRequestUri().toString(), isForm(), body);
  }

  /// A form, and before its fields the parameters that the user put into the webhook's address.
  byte[] withQuery(byte[] form) {
    return withQuery(form, uri.getQueryParameters());
  }

  static byte[] withQuery(byte[] form, Map<String, List<String>> query) {
    Map<String, List<String>> all = new TreeMap<>(query);
    all.keySet().removeAll(OURS);
    StringBuilder head = new StringBuilder();
    all.forEach((name, values) ->
        head.append(URLEncoder.encode(QUERY + name, UTF_8))
            .append('=')
            .append(URLEncoder.encode(values.getFirst(), UTF_8))
            .append('&'));
    byte[] front = head.toString().getBytes(UTF_8);
    return ByteBuffer.allocate(front.length + form.length).put(front).put(form).array();
  }

  /// How a dead letter of this request can be sent again.
  Map<String, String> again(String tenant) {
    Map<String, String> again = new HashMap<>();
    again.put("holdfast_tenant", tenant);
    again.put("holdfast_path", uri.getRequestUri().getRawPath());
    headers
        .getRequestHeaders()
        .forEach((name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.startsWith("ce-")) {
            again.put("ce_" + lower.substring(3), values.getFirst());
          }
        });
    return again;
  }

  /// @throws ProblemException 400 `bad-tenant`
  static void requireTenant(String tenant) {
    if (!RecordKey.isTenant(tenant)) {
      throw ProblemException.of("bad-tenant", "tenant", tenant, "of the form [a-z0-9-]{1,63}");
    }
  }

  /// @throws ProblemException 400 `bad-source`
  static void requireSource(String source) {
    if (!SOURCE.matcher(source).matches()) {
      throw ProblemException.of("bad-source", "source", source, "of the form " + SOURCE);
    }
  }
}
