package io.holdfast.callevents.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.SwitchSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jboss.logging.Logger;

/// One connection to a switch's manager interface, logged in.
final class AmiConnection implements Closeable {
  private static final Logger LOG = Logger.getLogger(AmiConnection.class);
  private static final int MOST_AT_ONCE = 500;

  /// For each step of the log-in; after it the keep-alive watches.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Socket socket;
  private final AmiReader reader;
  private volatile long waitingSince;

  /// The switch does not let us in.
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException() {
      super("Expected the switch to take user and secret, it did not");
    }
  }

  private AmiConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.reader = new AmiReader(socket.getInputStream());
  }

  /// Connects and logs in.
  ///
  /// @throws RefusedException where user or secret is wrong
  static AmiConnection open(SwitchSettings to) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(to.host(), to.port()), (int) PATIENCE.toMillis());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      AmiConnection connection = new AmiConnection(to.tls() ? encrypted(socket, to) : socket);
      connection.reader.greeting();
      connection.logIn(to);
      socket.setSoTimeout(0);
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket encrypted(Socket plain, SwitchSettings to) throws IOException {
    try {
      var factory = Trust.in(to.tlsCertificate()).getSocketFactory();
      SSLSocket socket = (SSLSocket) factory.createSocket(plain, to.host(), to.port(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException("Expected a certificate to trust, could not read it", e);
    }
  }

  private void logIn(SwitchSettings to) throws IOException {
    send("Action: Login", "Username: " + to.user(), "Secret: " + to.secret());
    ObjectNode answer = reader.next();
    while (!answer.has("Response")) {
      answer = reader.next();
    }
    if (!answer.path("Response").asText().equals("Success")) {
      throw new RefusedException();
    }
    send("Action: Events", "EventMask: call,agent");
  }

  /// Asks the switch for its time, and whether it is there at all.
  void ping() throws IOException {
    send("Action: Ping");
  }

  private synchronized void send(String... headers) throws IOException {
    for (String header : headers) {
      if (header.chars().anyMatch(c -> c < ' ')) {
        throw new ProtocolException("Expected one line a header, found a control character");
      }
    }
    String message = String.join("\r\n", headers) + "\r\n\r\n";
    socket.getOutputStream().write(message.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  /// Waits for a message, and takes what came with it. What came before the end of the connection
  /// is given first.
  ///
  /// @throws EOFException at the end
  List<ObjectNode> read() throws IOException {
    waitingSince = System.nanoTime();
    try {
      List<ObjectNode> messages = new ArrayList<>();
      messages.add(reader.next());
      try {
        while (messages.size() < MOST_AT_ONCE && reader.hasMore()) {
          messages.add(reader.next());
        }
      } catch (IOException e) {
        // the next read meets it again
      }
      return messages;
    } finally {
      waitingSince = 0;
    }
  }

  /// How long we have been waiting for a message; zero while what came is taken further.
  Duration silence() {
    long since = waitingSince;
    return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debugf("The connection was closed already: %s", e);
    }
  }
}
