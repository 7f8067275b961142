package io.holdfast.callevents.rest;

import io.holdfast.kit.webhooks.Signature;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the running request says beside its body.
@RequestScoped
public class IncomingCall {
  private static final String BACKFILL = "backfill";

  /// Parameters of an address that are not the user's own.
  private static final Set<String> OURS = Set.of(BACKFILL, "bodySHA256");

  private final HttpHeaders headers;
  private final UriInfo uri;

  /// @param headers those of the request
  /// @param uri its address
  public IncomingCall(HttpHeaders headers, UriInfo uri) {
    this.headers = headers;
    this.uri = uri;
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

  /// Whether the sender calls it history.
  boolean isBackfill() {
    return "true".equals(uri.getQueryParameters().getFirst(BACKFILL));
  }

  /// What a signature may be about.
  Signature.Request signed(byte[] body) {
    return new Signature.Request(this::header, uri.getRequestUri().toString(), isForm(), body);
  }

  /// What the user put into the webhook's address.
  Map<String, String> query() {
    return uri.getQueryParameters().entrySet().stream()
        .filter(one -> !OURS.contains(one.getKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, one -> one.getValue().getFirst(), (a, _) -> a, TreeMap::new));
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
}
