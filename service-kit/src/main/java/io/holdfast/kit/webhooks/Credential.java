package io.holdfast.kit.webhooks;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Settings of how the sender of a webhook shows who it is (ADR 0016).
public interface Credential {
  /// The scheme; without it that of the platform.
  Optional<Scheme> scheme();

  /// Secrets, or public keys; each of them is good, so that one can be replaced by the next.
  Optional<List<String>> secrets();

  /// Header of the signature or key, where it is not the scheme's own.
  Optional<String> header();

  /// What stands before the signature in its header; without it the algorithm's name and `=` may.
  Optional<String> prefix();

  /// Of `hmac` and `timestamped-hmac`.
  @WithDefault("sha256")
  Algorithm algorithm();

  /// How `hmac` and `timestamped-hmac` write a signature.
  @WithDefault("hex")
  Encoding encoding();

  /// What the platform calls us, up to our path: `https://voice.example.com`. For `twilio`, behind
  /// a proxy.
  Optional<String> publicUrl();

  /// What keeps it from being used; empty where nothing does. Never a secret.
  default Optional<String> trouble() {
    boolean open = scheme().filter(Scheme.NONE::equals).isPresent();
    List<String> given = secrets().orElse(List.of());
    if (given.isEmpty() != open || given.stream().anyMatch(String::isBlank)) {
      return Optional.of("Expected secrets, or none as the scheme");
    }
    boolean standard = scheme().filter(Scheme.STANDARD_WEBHOOKS::equals).isPresent();
    return standard && !given.stream().allMatch(SignatureSchemes::isStandardKey)
        ? Optional.of("Expected secrets of the form whsec_ or whpk_ and base64")
        : Optional.empty();
  }

  /// How far a signature's timestamp may lie from now, before or after.
  @WithDefault("5m")
  Duration tolerance();

  /// Schemes by which a sender shows who it is, each with its own header.
  enum Scheme {
    /// Twilio's: HMAC-SHA1 over the address and the sorted parameters.
    TWILIO("X-Twilio-Signature"),
    /// Standard Webhooks: HMAC-SHA256 (v1) or Ed25519 (v1a) over id, timestamp and body.
    STANDARD_WEBHOOKS("webhook-signature"),
    /// GitHub's and that of many others: an HMAC over the body.
    HMAC("X-Hub-Signature-256"),
    /// Stripe's, which jambonz uses: `t=…,v1=…`, an HMAC over timestamp and body.
    TIMESTAMPED_HMAC("Jambonz-Signature"),
    /// A key in a header; in `Authorization` as Bearer, or as `user:password` of Basic.
    STATIC_KEY("Authorization"),
    /// Anybody may send.
    NONE("");

    private final String header;

    Scheme(String header) {
      this.header = header;
    }

    /// Its own header.
    public String header() {
      return header;
    }
  }

  /// Digest of an HMAC.
  enum Algorithm {
    /// SHA-1.
    SHA1,
    /// SHA-256.
    SHA256,
    /// SHA-512.
    SHA512
  }

  /// Bytes as text.
  enum Encoding {
    /// Hexadecimal, in either case.
    HEX,
    /// Base64.
    BASE64
  }
}
