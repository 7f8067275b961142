package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Happening;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// Names a fact by what it says: where several payloads say the same, it is one fact. Not for what
/// holds a number, which could be guessed from its hash.
final class ContentId {
  private ContentId() {}

  /// @param about what the payloads speak of, such as a leg's id
  static String of(String about, Instant at, Happening happening) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(at.toString().getBytes(UTF_8));
      byte[] hash = Arrays.copyOf(sha.digest(Json.bytes(happening)), 12);
      return about + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256, found none", e);
    }
  }
}
