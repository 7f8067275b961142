package io.holdfast.switches;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Asterisk's manager interface. An event has a header `Event`, an answer a header `Response`; the
/// answer to a ping tells the switch's time.
public final class AmiProtocol implements SwitchProtocol {
  private final AmiReader reader;
  private final Commands commands;

  /// Over a connection that nobody has read from.
  public AmiProtocol(InputStream in, OutputStream out) {
    this.reader = new AmiReader(in);
    this.commands = new Commands(out, "\r\n");
  }

  @Override
  public void logIn(SwitchAddress as) throws IOException {
    reader.greeting();
    commands.send("Action: Login", "Username: " + as.user().orElse(""), "Secret: " + as.secret());
    ObjectNode answer = reader.next();
    while (!answer.has("Response")) {
      answer = reader.next();
    }
    if (!answer.path("Response").asText().equals("Success")) {
      throw new RefusedException("look at user, secret and permit in its manager.conf");
    }
    commands.send("Action: Events", "EventMask: call,agent");
  }

  @Override
  public void ping() throws IOException {
    commands.send("Action: Ping");
  }

  @Override
  public ObjectNode next() throws IOException {
    return reader.next();
  }

  @Override
  public boolean hasMore() throws IOException {
    return reader.hasMore();
  }
}
