package io.holdfast.callevents.rest;

import io.holdfast.kit.rest.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// What a request must pass before its body is looked at.
final class Gate {
  private Gate() {}

  /// The body, unpacked where it is gzipped, but never by more than one byte above the limit.
  ///
  /// @param encoding of the body, as its header says
  /// @throws ProblemException 413 `too-large`, 400 `bad-gzip`
  static byte[] plain(byte[] body, @Nullable String encoding, int maxBodyBytes) {
    boolean packed = "gzip".equalsIgnoreCase(encoding) && body.length <= maxBodyBytes;
    byte[] plain = packed ? unpacked(body, maxBodyBytes) : body;
    if (plain.length > maxBodyBytes) {
      throw new ProblemException(
          413, "too-large", "Expected at most " + maxBodyBytes + " bytes, found more");
    }
    return plain;
  }

  private static byte[] unpacked(byte[] body, int maxBodyBytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(maxBodyBytes + 1);
    } catch (IOException e) {
      throw new ProblemException(400, "bad-gzip", "Expected a gzipped body, found another");
    }
  }
}
