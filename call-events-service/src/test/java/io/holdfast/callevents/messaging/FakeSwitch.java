package io.holdfast.callevents.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.Json;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/// Speaks the protocol of a manager interface as a real switch does, with what a real switch told.
/// The test says what happens on each connection.
final class FakeSwitch implements Closeable {
  private final ServerSocket server;
  private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();

  FakeSwitch() {
    this(ServerSocketFactory.getDefault());
  }

  FakeSwitch(ServerSocketFactory factory) {
    try {
      server = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        sessions.add(new Session(server.accept()));
      }
    } catch (IOException e) {
      // closed
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /// The next connection; waits for it.
  Session next() throws InterruptedException {
    Session session = sessions.poll(60, TimeUnit.SECONDS);
    if (session == null) {
      throw new AssertionError("Expected a connection, none came");
    }
    return session;
  }

  /// Whether another connection comes within so many milliseconds.
  boolean isTriedAgain(int millis) throws InterruptedException {
    return sessions.poll(millis, TimeUnit.MILLISECONDS) != null;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Events of a recording, in their order.
  static List<ObjectNode> recorded(String recording) {
    return new String(Recordings.bytes(recording), UTF_8)
        .lines()
        .map(line -> Json.object(line.getBytes(UTF_8)))
        .toList();
  }

  /// One connection.
  static final class Session {
    final long acceptedAt = System.nanoTime();
    private final Socket socket;
    private final BlockingQueue<List<String>> actions = new LinkedBlockingQueue<>();
    private volatile String clock = "1795283780.000000";
    private volatile boolean stalled;

    private Session(Socket socket) {
      this.socket = socket;
    }

    private void listen() {
      try {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        List<String> action = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (!line.isEmpty()) {
            action.add(line);
            continue;
          }
          if (action.contains("Action: Ping") && !stalled) {
            write("Response: Success\r\nPing: Pong\r\nTimestamp: " + clock + "\r\n\r\n");
          } else {
            actions.add(List.copyOf(action));
          }
          action.clear();
        }
      } catch (IOException | UncheckedIOException e) {
        // dropped
      }
    }

    List<String> action() throws InterruptedException {
      List<String> action = actions.poll(10, TimeUnit.SECONDS);
      if (action == null) {
        throw new AssertionError("Expected an action, none came");
      }
      return action;
    }

    /// Whether the client says anything after the greeting.
    boolean isGreetedBack() {
      try {
        write("Asterisk Call Manager/9.0.0\r\n");
        return socket.getInputStream().read() >= 0;
      } catch (IOException | UncheckedIOException e) {
        return false;
      }
    }

    List<String> greet() throws InterruptedException {
      write("Asterisk Call Manager/9.0.0\r\n");
      Thread.ofVirtual().start(this::listen);
      return action();
    }

    /// @param at the switch's clock, as it tells it when it is asked
    Session letIn(String at) throws InterruptedException {
      clock = at;
      greet();
      write("Event: SuccessfulAuth\r\nPrivilege: security,all\r\nService: AMI\r\n\r\n");
      write("Response: Success\r\nMessage: Authentication accepted\r\n\r\n");
      action();
      write("Response: Success\r\nEvents: On\r\n\r\n");
      write("Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n");
      return this;
    }

    void refuse() throws InterruptedException {
      greet();
      write("Response: Error\r\nMessage: Authentication failed\r\n\r\n");
      drop();
    }

    void tell(List<ObjectNode> events) {
      for (ObjectNode event : events) {
        write(wire(event));
        if (event.has("Timestamp")) {
          clock = event.path("Timestamp").asText();
        }
      }
    }

    void tellHalf(ObjectNode event) {
      String wire = wire(event);
      write(wire.substring(0, wire.length() / 2));
    }

    void garble(String bytes) {
      write(bytes);
    }

    /// Says nothing more, and leaves the connection open.
    void stall() {
      stalled = true;
    }

    void drop() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private synchronized void write(String text) {
      try {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String wire(ObjectNode event) {
      StringBuilder text = new StringBuilder();
      event
          .properties()
          .forEach(header -> {
            JsonNode value = header.getValue();
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
              text.append(header.getKey()).append(": ").append(one.asText()).append("\r\n");
            }
          });
      return text.append("\r\n").toString();
    }
  }
}
