package io.holdfast.switches;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One connection to a switch, logged in.
public final class SwitchConnection implements Closeable {
  private static final System.Logger LOG = System.getLogger(SwitchConnection.class.getName());
  private static final int MOST_AT_ONCE = 200;

  /// For each step of the log-in; after it the keep-alive watches.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Socket socket;
  private final SwitchProtocol protocol;
  private @Nullable IOException end;
  private volatile boolean reading;
  private volatile long since = System.nanoTime();

  private SwitchConnection(Socket socket, SwitchProtocol protocol) {
    this.socket = socket;
    this.protocol = protocol;
  }

  /// Connects and logs in.
  ///
  /// @throws RefusedException where user or secret is wrong
  public static SwitchConnection open(SwitchAddress to, SwitchProtocol.Start start)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(to.host(), to.port()), (int) PATIENCE.toMillis());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      Socket inner = to.tls() ? encrypted(socket, to) : socket;
      SwitchProtocol protocol = start.over(inner.getInputStream(), inner.getOutputStream());
      protocol.logIn(to);
      socket.setSoTimeout(0);
      return new SwitchConnection(inner, protocol);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket encrypted(Socket plain, SwitchAddress to) throws IOException {
    try {
      var factory = Trust.in(to.certificate()).getSocketFactory();
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

  /// Asks the switch whether it is there at all.
  public void ping() throws IOException {
    protocol.ping();
  }

  /// Waits for a message, and takes what came with it. What came before the end of the connection
  /// is given first.
  ///
  /// @throws EOFException at the end
  public List<ObjectNode> read() throws IOException {
    if (end != null) {
      throw end;
    }
    turn(true);
    try {
      List<ObjectNode> messages = new ArrayList<>();
      messages.add(protocol.next());
      try {
        while (messages.size() < MOST_AT_ONCE && protocol.hasMore()) {
          messages.add(protocol.next());
          turn(true); // a busy switch is not silent
        }
      } catch (IOException e) {
        end = e; // what came before it is taken first
      }
      return messages;
    } finally {
      turn(false);
    }
  }

  private void turn(boolean toRead) {
    since = System.nanoTime();
    reading = toRead;
  }

  /// How long we have been waiting for a message; zero while what came is taken further.
  public Duration silence() {
    return reading ? inThisState() : Duration.ZERO;
  }

  /// How long nobody has read, since what came before is still being taken further.
  public Duration unread() {
    return reading ? Duration.ZERO : inThisState();
  }

  private Duration inThisState() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The connection was closed already: {0}", e.toString());
    }
  }
}
