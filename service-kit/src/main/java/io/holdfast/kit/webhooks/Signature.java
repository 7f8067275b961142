package io.holdfast.kit.webhooks;

import static io.holdfast.kit.webhooks.Digests.decoded;
import static io.holdfast.kit.webhooks.Digests.hmac;
import static io.holdfast.kit.webhooks.Digests.isSame;
import static io.holdfast.kit.webhooks.Digests.join;
import static io.holdfast.kit.webhooks.Digests.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.kit.webhooks.Credential.Encoding;
import io.holdfast.kit.webhooks.Credential.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Whether a request was sent by whom it says (ADR 0016). Signatures are compared in constant time,
/// and the signature is looked at before its timestamp.
///
/// @param credential what the source was given
/// @param scheme by which it is shown
public record Signature(Credential credential, Scheme scheme) {
  /// What was found.
  public enum Verdict {
    /// It was sent by whom it says.
    VALID,
    /// There is no signature.
    MISSING,
    /// The signature is not by a secret of the credential, or of another content or address.
    WRONG,
    /// The signature is right, and too old or of the future.
    STALE,
    /// Attributes in headers, which no signature of a body covers.
    UNSIGNED_ATTRIBUTES
  }

  /// What a signature may be about.
  ///
  /// @param header value of a header, null where it is not there
  /// @param address as the platform called it, query included
  /// @param form whether the body is a form
  /// @param body unpacked
  public record Request(
      UnaryOperator<@Nullable String> header, String address, boolean form, byte[] body) {

    /// The same, as it was called before a proxy passed it on.
    private Request calledAt(String publicUrl) {
      String rest = address.replaceFirst("^https?://[^/]*", "");
      return new Request(header, publicUrl.replaceFirst("/+$", "") + rest, form, body);
    }
  }

  /// Looks at a request.
  public Verdict of(Request request, Instant now) {
    String given = request.header.apply(headerName());
    if (scheme == Scheme.NONE) {
      return Verdict.VALID;
    }
    if (given == null || given.isBlank()) {
      return Verdict.MISSING;
    }
    if (scheme != Scheme.STATIC_KEY && request.header.apply("ce-id") != null) {
      return Verdict.UNSIGNED_ATTRIBUTES; // attributes in headers are no part of the body
    }
    return switch (scheme) {
      case NONE -> Verdict.VALID;
      case STATIC_KEY -> verdict(anySecret(secret -> isSame(digest(secret), digest(key(given)))));
      case HMAC -> verdict(isHmac(given, request.body));
      case TIMESTAMPED_HMAC -> timestamped(given, request.body, now);
      case TWILIO -> {
        Request called = credential.publicUrl().map(request::calledAt).orElse(request);
        yield verdict(anySecret(token -> SignatureSchemes.isTwilio(token, given, called)));
      }
      case STANDARD_WEBHOOKS -> standard(request, given, now);
    };
  }

  /// Header that the signature or key stands in.
  public String headerName() {
    return credential.header().orElse(scheme.header());
  }

  /// Secrets of the credential.
  private List<String> secrets() {
    return credential.secrets().orElse(List.of());
  }

  /// Every secret is tried, whatever the first one says.
  private boolean anySecret(Predicate<String> check) {
    return secrets().stream().filter(check).count() > 0;
  }

  private boolean isHmac(String given, byte[] signed) {
    String standard = credential.algorithm().name().toLowerCase(Locale.ROOT) + "=";
    String prefix = credential.prefix().orElse(given.startsWith(standard) ? standard : "");
    if (!given.startsWith(prefix)) {
      return false;
    }
    byte[] signature = decoded(given.substring(prefix.length()), credential.encoding());
    String algorithm = "Hmac" + credential.algorithm();
    return anySecret(secret -> isSame(hmac(algorithm, text(secret), signed), signature));
  }

  private Verdict timestamped(String given, byte[] body, Instant now) {
    String time = "";
    boolean right = false;
    for (String part : given.split(",", -1)) {
      if (part.strip().startsWith("t=")) {
        time = part.strip().substring(2);
      }
    }
    byte[] signed = join(text(time + "."), body);
    for (String part : given.split(",", -1)) {
      right |= part.strip().startsWith("v1=") && isHmac(part.strip().substring(3), signed);
    }
    return right ? fresh(time, now) : Verdict.WRONG;
  }

  private Verdict standard(Request request, String given, Instant now) {
    String id = request.header.apply("webhook-id");
    String time = request.header.apply("webhook-timestamp");
    if (id == null || time == null) {
      return Verdict.MISSING;
    }
    byte[] signed = join(text(id + "." + time + "."), request.body);
    boolean right = anySecret(key -> SignatureSchemes.isStandardWebhook(key, given, signed));
    return right ? fresh(time, now) : Verdict.WRONG;
  }

  private Verdict fresh(String time, Instant now) {
    if (!time.matches("\\d{1,12}")) {
      return Verdict.STALE;
    }
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    return age.compareTo(credential.tolerance()) > 0 ? Verdict.STALE : Verdict.VALID;
  }

  /// The key in a header's value.
  private static String key(String given) {
    if (given.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return given.substring(7).strip();
    }
    return given.regionMatches(true, 0, "Basic ", 0, 6)
        ? new String(decoded(given.substring(6).strip(), Encoding.BASE64), UTF_8)
        : given;
  }

  private static Verdict verdict(boolean right) {
    return right ? Verdict.VALID : Verdict.WRONG;
  }

  /// Digests of keys have one length, whatever is given.
  private static byte[] digest(String key) {
    return sha256(text(key));
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
