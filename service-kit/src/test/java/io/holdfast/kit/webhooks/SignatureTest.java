package io.holdfast.kit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.webhooks.Credential.Algorithm;
import io.holdfast.kit.webhooks.Credential.Encoding;
import io.holdfast.kit.webhooks.Credential.Scheme;
import io.holdfast.kit.webhooks.Signature.Request;
import io.holdfast.kit.webhooks.Signature.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each scheme by the example that its owner publishes.
class SignatureTest {
  private static final String ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2";

  /// Of Twilio's own libraries.
  private static final String FORM =
      "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309"
          + "&To=%2B18005551212";

  private static final String FORM_SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
  private static final String JSON = "{\"property\": \"value\", \"boolean\": true}";
  private static final String JSON_ADDRESS =
      ADDRESS + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

  /// Of the libraries of Standard Webhooks, and of Svix for Ed25519.
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String PUBLIC_KEY = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
  private static final Instant SENT = Instant.ofEpochSecond(1614265330);
  private static final String EVENT = "{\"test\": 2432232314}";
  private static final String V1 = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String V1A =
      "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";

  private record Given(
      Optional<Scheme> scheme,
      Optional<List<String>> secrets,
      Optional<String> header,
      Optional<String> prefix,
      Algorithm algorithm,
      Encoding encoding,
      Optional<String> publicUrl,
      Duration tolerance)
      implements Credential {

    static Given of(Scheme scheme, String... secrets) {
      return new Given(
          Optional.of(scheme),
          Optional.of(List.of(secrets)),
          Optional.empty(),
          Optional.empty(),
          Algorithm.SHA256,
          Encoding.HEX,
          Optional.empty(),
          Duration.ofMinutes(5));
    }

    Given at(String url) {
      return new Given(
          scheme, secrets, header, prefix, algorithm, encoding, Optional.of(url), tolerance);
    }

    Given in(String name, String before, Algorithm digest, Encoding text) {
      return new Given(
          scheme,
          secrets,
          Optional.of(name),
          Optional.ofNullable(before),
          digest,
          text,
          publicUrl,
          tolerance);
    }
  }

  private static Verdict verdict(Credential credential, Request request, Instant now) {
    return new Signature(credential, credential.scheme().orElseThrow()).of(request, now);
  }

  private static Request request(String address, boolean form, String body, String... headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new Request(all::get, address, form, body.getBytes(UTF_8));
  }

  private static Request twilio(String address, String body, String signature) {
    return request(address, !body.startsWith("{"), body, "X-Twilio-Signature", signature);
  }

  private static Request standard(String body, String signatures) {
    return request(
        ADDRESS,
        false,
        body,
        "webhook-id",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp",
        Long.toString(SENT.getEpochSecond()),
        "webhook-signature",
        signatures);
  }

  @Test
  void shouldAcceptTwiliosExampleOfAForm() {
    Given token = Given.of(Scheme.TWILIO, "12345");

    assertThat(verdict(token, twilio(ADDRESS, FORM, FORM_SIGNATURE), SENT))
        .isEqualTo(Verdict.VALID);
    assertThat(
            verdict(token, twilio(ADDRESS, FORM.replace("1234&", "1235&"), FORM_SIGNATURE), SENT))
        .isEqualTo(Verdict.WRONG);
    assertThat(verdict(token, twilio(ADDRESS, FORM + "&More=", FORM_SIGNATURE), SENT))
        .isEqualTo(Verdict.WRONG);
    assertThat(
            verdict(token, twilio(ADDRESS.replace("bar=2", "bar=3"), FORM, FORM_SIGNATURE), SENT))
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void shouldAcceptTwiliosExampleOfABodyByItsHash() {
    Given token = Given.of(Scheme.TWILIO, "12345");
    String signature = "a9nBmqA0ju/hNViExpshrM61xv4=";

    assertThat(verdict(token, twilio(JSON_ADDRESS, JSON, signature), SENT))
        .isEqualTo(Verdict.VALID);
    assertThat(verdict(token, twilio(JSON_ADDRESS, JSON.replace("true", "null"), signature), SENT))
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void shouldRefuseABodyThatTwiliosSignatureSaysNothingOf() {
    Given token = Given.of(Scheme.TWILIO, "12345");
    byte[] mac = Digests.hmac("HmacSHA1", "12345".getBytes(UTF_8), ADDRESS.getBytes(UTF_8));
    String ofTheAddress = java.util.Base64.getEncoder().encodeToString(mac);

    assertThat(verdict(token, twilio(ADDRESS, JSON, ofTheAddress), SENT)).isEqualTo(Verdict.WRONG);
  }

  /// The second and third are signatures of the address with its standard port, as Twilio's
  /// libraries test them.
  @ParameterizedTest
  @CsvSource({
    "https://mycompany.com/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    "https://mycompany.com/myapp.php?foo=1&bar=2, kvajT1Ptam85bY51eRf/AJRuM3w=",
    "http://mycompany.com/myapp.php?foo=1&bar=2, 0ZXoZLH/DfblKGATFgpif+LLRf4=",
    "https://mycompany.com:1234/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
  })
  void shouldAcceptTwiliosAddressWithAndWithoutItsPort(String address, String signature) {
    assertThat(verdict(Given.of(Scheme.TWILIO, "12345"), twilio(address, FORM, signature), SENT))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void shouldNeedThePublicAddressBehindAProxy() {
    Given token = Given.of(Scheme.TWILIO, "12345");
    Request inside = twilio("http://10.0.0.7:8081/myapp.php?foo=1&bar=2", FORM, FORM_SIGNATURE);

    assertThat(verdict(token, inside, SENT)).isEqualTo(Verdict.WRONG);
    assertThat(verdict(token.at("https://mycompany.com/"), inside, SENT)).isEqualTo(Verdict.VALID);
    assertThat(verdict(token.at("http://mycompany.com"), inside, SENT)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void shouldAcceptTheExamplesOfStandardWebhooks() {
    assertThat(verdict(Given.of(Scheme.STANDARD_WEBHOOKS, SECRET), standard(EVENT, V1), SENT))
        .isEqualTo(Verdict.VALID);
    assertThat(verdict(Given.of(Scheme.STANDARD_WEBHOOKS, PUBLIC_KEY), standard(EVENT, V1A), SENT))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void shouldAcceptAnyOfSeveralSignaturesByAnyOfSeveralKeys() {
    String other = "whsec_" + "b".repeat(32);

    assertThat(
            verdict(
                Given.of(Scheme.STANDARD_WEBHOOKS, other, SECRET),
                standard(EVENT, "v1,AAAA v2,x " + V1A + " " + V1),
                SENT))
        .isEqualTo(Verdict.VALID);
    assertThat(verdict(Given.of(Scheme.STANDARD_WEBHOOKS, other), standard(EVENT, V1), SENT))
        .isEqualTo(Verdict.WRONG);
  }

  /// A secret must not pass for a public key, nor one version for another.
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "v1", "v1,", "v1,not base64", "garbage", "v2,g0hM9SsE+OTPJTGt"})
  void shouldRefuseWhatIsNoSignature(String signatures) {
    for (String key : List.of(SECRET, PUBLIC_KEY)) {
      assertThat(
              verdict(Given.of(Scheme.STANDARD_WEBHOOKS, key), standard(EVENT, signatures), SENT))
          .isIn(Verdict.WRONG, Verdict.MISSING);
    }
    assertThat(
            verdict(
                Given.of(Scheme.STANDARD_WEBHOOKS, PUBLIC_KEY),
                standard(EVENT, V1A.replace("v1a,", "v1,")),
                SENT))
        .isEqualTo(Verdict.WRONG);
  }

  @ParameterizedTest
  @CsvSource({"0, VALID", "300, VALID", "-300, VALID", "301, STALE", "-301, STALE"})
  void shouldHoldASignatureToItsTime(long later, Verdict expected) {
    Instant now = SENT.plusSeconds(later);

    assertThat(verdict(Given.of(Scheme.STANDARD_WEBHOOKS, SECRET), standard(EVENT, V1), now))
        .isEqualTo(expected);
  }

  @Test
  void shouldLookAtTheSignatureBeforeItsTime() {
    assertThat(
            verdict(
                Given.of(Scheme.STANDARD_WEBHOOKS, SECRET),
                standard(EVENT + " ", V1),
                SENT.plusSeconds(9999)))
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void shouldAcceptGitHubsExample() {
    Given secret = Given.of(Scheme.HMAC, "It's a Secret to Everybody");
    String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    assertThat(verdict(secret, gitHub("Hello, World!", right), SENT)).isEqualTo(Verdict.VALID);
    assertThat(verdict(secret, gitHub("Hello, World?", right), SENT)).isEqualTo(Verdict.WRONG);
    assertThat(verdict(secret, gitHub("Hello, World!", right.toUpperCase(Locale.ROOT)), SENT))
        .isEqualTo(Verdict.WRONG);
    assertThat(verdict(Given.of(Scheme.HMAC, "other"), gitHub("Hello, World!", right), SENT))
        .isEqualTo(Verdict.WRONG);
  }

  private static Request gitHub(String body, String signature) {
    return request(ADDRESS, false, body, "X-Hub-Signature-256", signature);
  }

  /// RFC 4231, test case 2, and the same by SHA-1 in RFC 2202.
  @ParameterizedTest
  @CsvSource({
    "SHA256, HEX, , 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "SHA256, BASE64, v=, v=W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=",
    "SHA1, HEX, sha1=, sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
  })
  void shouldTakeHeaderAlgorithmPrefixAndEncodingFromTheSettings(
      Algorithm algorithm, Encoding encoding, String prefix, String signature) {
    Given secret = Given.of(Scheme.HMAC, "Jefe").in("X-Signature", prefix, algorithm, encoding);
    String body = "what do ya want for nothing?";

    assertThat(verdict(secret, request(ADDRESS, false, body, "x-signature", signature), SENT))
        .isEqualTo(Verdict.VALID);
    assertThat(verdict(secret, request(ADDRESS, false, body + "?", "x-signature", signature), SENT))
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void shouldHoldATimestampedHmacToItsTime() {
    Given secret = Given.of(Scheme.TIMESTAMPED_HMAC, "old", "secret");
    String mac =
        java.util.HexFormat.of()
            .formatHex(
                Digests.hmac(
                    "HmacSHA256", "secret".getBytes(UTF_8), "1614265330.{}".getBytes(UTF_8)));
    Request signed =
        request(ADDRESS, false, "{}", "Jambonz-Signature", "t=1614265330,v1=00,v1=" + mac);

    assertThat(verdict(secret, signed, SENT)).isEqualTo(Verdict.VALID);
    assertThat(verdict(secret, signed, SENT.plusSeconds(301))).isEqualTo(Verdict.STALE);
    assertThat(
            verdict(
                secret,
                request(ADDRESS, false, "{}", "Jambonz-Signature", "t=1614265331,v1=" + mac),
                SENT))
        .isEqualTo(Verdict.WRONG);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, Bearer s3cret, VALID",
    "Authorization, bearer s3cret, VALID",
    "Authorization, Basic dXNlcjpwYXNz, VALID",
    "Authorization, Basic dXNlcjpwYXNS, WRONG",
    "Authorization, Bearer s3cret2, WRONG",
    "Authorization, Bearer, WRONG",
    "X-Other, s3cret, MISSING",
  })
  void shouldAcceptAStaticKey(String header, String value, Verdict expected) {
    Given keys = Given.of(Scheme.STATIC_KEY, "s3cret", "user:pass");

    assertThat(verdict(keys, request(ADDRESS, false, "{}", header, value), SENT))
        .isEqualTo(expected);
  }

  @Test
  void shouldRefuseAttributesThatNoSignatureCovers() {
    Request binary =
        request(ADDRESS, false, "{}", "ce-id", "1", "X-Hub-Signature-256", "sha256=00");

    assertThat(verdict(Given.of(Scheme.HMAC, "s"), binary, SENT))
        .isEqualTo(Verdict.UNSIGNED_ATTRIBUTES);
  }

  @Test
  void shouldSayWhatKeepsACredentialFromBeingUsed() {
    assertThat(Given.of(Scheme.HMAC).trouble()).isPresent();
    assertThat(Given.of(Scheme.HMAC, " ").trouble()).isPresent();
    assertThat(Given.of(Scheme.NONE, "s").trouble()).isPresent();
    assertThat(Given.of(Scheme.STANDARD_WEBHOOKS, "whsec_%%%").trouble())
        .hasValueSatisfying(trouble -> assertThat(trouble).doesNotContain("%%%"));
    assertThat(Given.of(Scheme.NONE).trouble()).isEmpty();
    assertThat(Given.of(Scheme.STANDARD_WEBHOOKS, SECRET, PUBLIC_KEY).trouble()).isEmpty();
  }
}
