package io.holdfast.kit.webhooks;

import static io.holdfast.kit.webhooks.Digests.decoded;
import static io.holdfast.kit.webhooks.Digests.hmac;
import static io.holdfast.kit.webhooks.Digests.isSame;
import static io.holdfast.kit.webhooks.Digests.join;
import static io.holdfast.kit.webhooks.Digests.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.kit.webhooks.Credential.Encoding;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What each scheme signs, and how. Comparisons take the same time whatever they find.
final class SignatureSchemes {
  private static final Pattern ADDRESS = Pattern.compile("(https?)://([^/:?]+)(:\\d+)?(.*)");
  private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]{64})");

  /// What stands before the 32 bytes of an Ed25519 key in its X.509 form.
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  private SignatureSchemes() {}

  /// Twilio: base64 of HMAC-SHA1 over the address and, of a form, each name with its values in
  /// their order; of any other body, the address holds the SHA-256.
  /// <https://www.twilio.com/docs/usage/security>
  static boolean isTwilio(String token, String given, Signature.Request request) {
    byte[] signature = decoded(given, Encoding.BASE64);
    byte[] key = token.getBytes(UTF_8);
    String form = request.form() ? sorted(request.body()) : "";
    boolean right = false;
    for (String address : withAndWithoutPort(request.address())) {
      byte[] expected = hmac("HmacSHA1", key, (address + form).getBytes(UTF_8));
      right |= isSame(expected, signature);
    }
    return right && (request.form() || isBodyHash(request));
  }

  private static boolean isBodyHash(Signature.Request request) {
    Matcher hash = BODY_HASH.matcher(request.address());
    return hash.find() && isSame(sha256(request.body()), decoded(hash.group(1), Encoding.HEX));
  }

  private static String sorted(byte[] form) {
    SortedMap<String, Set<String>> parameters = new TreeMap<>();
    for (String pair : new String(form, UTF_8).strip().split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.computeIfAbsent(unescaped(name), _ -> new TreeSet<>()).add(unescaped(value));
    }
    StringBuilder all = new StringBuilder();
    parameters.forEach((name, values) -> values.forEach(v -> all.append(name).append(v)));
    return all.toString();
  }

  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /// Twilio's products disagree on whether the standard port is part of the address.
  private static Set<String> withAndWithoutPort(String address) {
    Set<String> all = new LinkedHashSet<>(Set.of(address));
    Matcher parts = ADDRESS.matcher(address);
    if (parts.matches()) {
      String port = parts.group(1).equals("https") ? ":443" : ":80";
      String server = parts.group(1) + "://" + parts.group(2);
      all.add(server + parts.group(4));
      all.add(server + (parts.group(3) == null ? port : parts.group(3)) + parts.group(4));
    }
    return all;
  }

  /// Standard Webhooks: any of the signatures given, `v1` by a shared secret (`whsec_`), `v1a` by a
  /// public key (`whpk_`). <https://www.standardwebhooks.com>
  static boolean isStandardWebhook(String key, String given, byte[] signed) {
    boolean right = false;
    for (String one : given.split(" ", -1)) {
      if (key.startsWith("whpk_") && one.startsWith("v1a,")) {
        right |= isEd25519(key, decoded(one.substring(4), Encoding.BASE64), signed);
      } else if (!key.startsWith("whpk_") && one.startsWith("v1,")) {
        byte[] expected = hmac("HmacSHA256", keyOf(key), signed);
        right |= isSame(expected, decoded(one.substring(3), Encoding.BASE64));
      }
    }
    return right;
  }

  private static boolean isEd25519(String key, byte[] signature, byte[] signed) {
    try {
      java.security.Signature check = java.security.Signature.getInstance("Ed25519");
      check.initVerify(publicKey(keyOf(key)));
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] encoded = raw.length == 32 ? join(ED25519, raw) : raw;
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /// Whether it is a key of Standard Webhooks.
  static boolean isStandardKey(String key) {
    return keyOf(key).length > 0;
  }

  private static byte[] keyOf(String key) {
    return decoded(key.replaceFirst("^wh(sec|pk)_", ""), Encoding.BASE64);
  }
}
