package io.holdfast.bench.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// One HTTP/1.1 connection that stays open. No client library: on a small machine the load must
/// cost less than what it loads.
final class KeepAlive implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;

  KeepAlive(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// Sends a request and waits for its answer.
  ///
  /// @return the status
  int exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line(), "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10);
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(40);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("Expected an answer, found the connection closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /// A POST as it goes over the wire.
  static byte[] post(String path, String type, byte[] body) {
    byte[] head =
        """
        POST %s HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, type, body.length)
            .getBytes(US_ASCII);
    byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
