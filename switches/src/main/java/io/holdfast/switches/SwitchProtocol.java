package io.holdfast.switches;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;

/// How one kind of switch is spoken with, on one connection.
public sealed interface SwitchProtocol permits AmiProtocol, EslProtocol {

  /// Starts to speak over a connection.
  interface Start {
    /// Speaks over a connection that nobody has read from.
    ///
    /// @param in what the switch says
    /// @param out takes what we say
    SwitchProtocol over(InputStream in, OutputStream out);
  }

  /// Waits for the switch's greeting, shows who we are, and asks for the events of calls.
  ///
  /// @throws RefusedException where the switch does not let us in, or denies its events
  /// @throws ProtocolException where somebody else answers
  void logIn(SwitchAddress as) throws IOException;

  /// Asks for an answer, whichever: a connection may be dead without a word.
  void ping() throws IOException;

  /// The next message, an event or an answer, as an object of its headers; waits for it.
  ///
  /// @throws EOFException at the end
  /// @throws ProtocolException where what comes is not the protocol; the connection is lost then
  ObjectNode next() throws IOException;

  /// Whether something more has come already.
  boolean hasMore() throws IOException;
}
