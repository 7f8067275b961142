package io.holdfast.contracts.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.PhoneNumbers;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys of one tenant that stand between a caller's number and everything that we publish: a
/// token to recognise him, and a sealed number that only callback-service opens.
///
/// Sealing is AES-256-GCM with a nonce derived from key and number, so that the same facts give the
/// same events in any order; it shows no more than the token does: that two numbers are equal.
public final class CallerKeys {
  private static final String VERSION = "v1.";
  private static final String SEALING = "AES/GCM/NoPadding";
  private static final Provider PROVIDER = providerOf(SEALING);
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Mac tokenKey;
  private final Mac nonceKey;
  private final SecretKeySpec sealKey;

  private CallerKeys(byte[] tenantKey) {
    Mac tenant = mac(tenantKey);
    tokenKey = mac(hmac(tenant, "token"));
    nonceKey = mac(hmac(tenant, "nonce"));
    sealKey = new SecretKeySpec(hmac(tenant, "seal"), "AES");
  }

  /// The keys of a tenant.
  ///
  /// @param master at least 32 bytes, shared by call-events-service and callback-service
  /// @throws IllegalArgumentException for a shorter key
  public static CallerKeys of(byte[] master, String tenant) {
    if (master.length < 32) {
      throw new IllegalArgumentException(
          "Expected a caller key of at least 32 bytes, found " + master.length);
    }
    return new CallerKeys(hmac(mac(master), "tenant:" + tenant));
  }

  /// What we publish of a normalised number: token, mask and seal.
  public CallerId conceal(String number, @Nullable String customerId) {
    return new CallerId(token(number), PhoneNumbers.mask(number), seal(number), customerId);
  }

  /// The keyed hash that recognises a caller: `c_` and 22 characters.
  public String token(String number) {
    byte[] hash = Arrays.copyOf(hmac(tokenKey, number), 16);
    return "c_" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /// The number under authenticated encryption.
  public String seal(String number) {
    try {
      byte[] nonce = Arrays.copyOf(hmac(nonceKey, number), NONCE_BYTES);
      byte[] box = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(number.getBytes(UTF_8));
      byte[] all = Arrays.copyOf(nonce, nonce.length + box.length);
      System.arraycopy(box, 0, all, nonce.length, box.length);
      return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is missing from this JDK", e);
    }
  }

  /// The number again.
  ///
  /// @throws IllegalArgumentException where it was sealed with another key, or altered
  public String open(String sealed) {
    if (!sealed.startsWith(VERSION)) {
      throw new IllegalArgumentException("Expected a sealed number of version v1");
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
      if (all.length <= NONCE_BYTES) {
        throw new IllegalArgumentException("Expected a sealed number, found one cut short");
      }
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      return new String(
          cipher(Cipher.DECRYPT_MODE, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES),
          UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "Expected a number sealed with this tenant's key, found another", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(SEALING, PROVIDER);
    cipher.init(mode, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  /// Looked for once: that takes longer than to seal a number.
  private static Provider providerOf(String transformation) {
    try {
      return Cipher.getInstance(transformation).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is missing from this JDK", e);
    }
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing from this JDK", e);
    }
  }

  /// A copy of the ready one does the work: making one anew costs more than the hash, and these
  /// keys are shared by threads.
  private static byte[] hmac(Mac ready, String text) {
    try {
      return ((Mac) ready.clone()).doFinal(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Expected an HmacSHA256 that can be copied", e);
    }
  }
}
