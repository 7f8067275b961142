package io.holdfast.bench.machine;

import java.util.Base64;

/// The key of callers in benchmarks: no secret, the numbers are made up.
public final class CallerKey {
  static final String BASE64 = Base64.getEncoder().encodeToString(bytes());

  private CallerKey() {}

  /// The key itself.
  public static byte[] bytes() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return key;
  }
}
