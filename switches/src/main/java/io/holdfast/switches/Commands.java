package io.holdfast.switches;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;

/// Sends commands: some lines, and a blank one. The log-in and the pings come from two threads.
///
/// @param newline how the switch ends a line
record Commands(OutputStream out, String newline) {

  /// Sends one command; nothing of it where a line would be two.
  void send(String... lines) throws IOException {
    for (String line : lines) {
      if (line.chars().anyMatch(c -> c < ' ')) {
        throw new ProtocolException("Expected one line a header, found a control character");
      }
    }
    String command = String.join(newline, lines) + newline + newline;
    synchronized (out) {
      out.write(command.getBytes(UTF_8));
      out.flush();
    }
  }
}
