package io.holdfast.switches;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.switches.EslReader.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;

/// FreeSWITCH's event socket, by `mod_event_socket.c` of the switch. An event has a header
/// `Event-Name`, an answer a header `Reply-Text`.
///
/// Events are asked for as `plain`: a JSON event in which a header stands twice has a key twice,
/// and a name in another encoding than UTF-8 breaks its text; a plain one escapes every value.
public final class EslProtocol implements SwitchProtocol {

  /// What the adapter reads; the heartbeat, every 20 s, tells the switch's time in a quiet night.
  /// Custom classes must stand last.
  static final String EVENTS =
      "event plain CHANNEL_CREATE CHANNEL_BRIDGE CHANNEL_HOLD CHANNEL_UNHOLD"
          + " CHANNEL_HANGUP_COMPLETE HEARTBEAT CUSTOM callcenter::info";

  private final EslReader reader;
  private final Commands commands;

  /// Over a connection that nobody has read from.
  public EslProtocol(InputStream in, OutputStream out) {
    this.reader = new EslReader(in);
    this.commands = new Commands(out, "\n");
  }

  @Override
  public void logIn(SwitchAddress as) throws IOException {
    Frame greeting = reader.next();
    if (greeting.is("text/rude-rejection")) {
      throw new RefusedException("our address is not in its apply-inbound-acl");
    }
    if (!greeting.is("auth/request")) {
      throw new ProtocolException("Expected the greeting of an event socket, found another");
    }
    commands.send(
        as.user()
            .map(user -> "userauth " + user + ":" + as.secret())
            .orElse("auth " + as.secret()));
    expectYes("look at the password, or at the user's esl-password");
    commands.send(EVENTS);
    expectYes("the user's esl-allowed-events do not hold all that we ask for");
  }

  private void expectYes(String otherwise) throws IOException {
    Frame answer = reader.next();
    while (!answer.is("command/reply")) {
      refuseAtTheEnd(answer);
      answer = reader.next();
    }
    if (!answer.headers().path("Reply-Text").asText().startsWith("+OK")) {
      throw new RefusedException(otherwise);
    }
  }

  /// Asks for the same events again, which changes nothing, needs no further right, and is
  /// answered.
  @Override
  public void ping() throws IOException {
    commands.send(EVENTS);
  }

  @Override
  public ObjectNode next() throws IOException {
    Frame frame = reader.next();
    refuseAtTheEnd(frame);
    return frame.is("text/event-plain") ? frame.event() : frame.headers();
  }

  /// The switch says so before it closes; what it still had for us is gone.
  private static void refuseAtTheEnd(Frame frame) throws EOFException {
    if (frame.is("text/disconnect-notice")) {
      throw new EOFException("The switch ended the connection: " + frame.firstLine());
    }
  }

  @Override
  public boolean hasMore() throws IOException {
    return reader.hasMore();
  }
}
