package io.holdfast.callevents.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;

/// Speaks the protocol of a switch as a real one does, with what a real one told. The test says
/// what happens on each connection.
final class FakeSwitch implements Closeable {
  private final FakeSpeech speech;
  private final ServerSocket server;
  private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();

  FakeSwitch() {
    this(FakeSpeech.ASTERISK);
  }

  FakeSwitch(FakeSpeech speech) {
    this(speech, ServerSocketFactory.getDefault());
  }

  FakeSwitch(FakeSpeech speech, ServerSocketFactory factory) {
    this.speech = speech;
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
        sessions.add(new Session(server.accept(), speech));
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

  /// Events of a recording of an Asterisk, in their order.
  static List<ObjectNode> recorded(String recording) {
    return FakeSpeech.ASTERISK.recorded(recording);
  }

  /// One connection.
  static final class Session {
    final long acceptedAt = System.nanoTime();
    private final Socket socket;
    private final FakeSpeech speech;
    private final BlockingQueue<List<String>> actions = new LinkedBlockingQueue<>();
    private final Set<List<String>> heard = new HashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String clock = "";
    private volatile boolean stalled;

    private Session(Socket socket, FakeSpeech speech) {
      this.socket = socket;
      this.speech = speech;
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
          boolean again = !heard.add(List.copyOf(action)); // FreeSWITCH is pinged so
          if (!speech.isPing(action) || (speech == FakeSpeech.FREESWITCH && !again)) {
            actions.add(List.copyOf(action));
          } else if (!stalled) {
            write(speech.pong(clock));
          }
          action.clear();
        }
      } catch (IOException | UncheckedIOException e) {
        // dropped
      } finally {
        closed.countDown();
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
        write(speech.greeting());
        return socket.getInputStream().read() >= 0;
      } catch (IOException | UncheckedIOException e) {
        return false;
      }
    }

    List<String> greet() throws InterruptedException {
      write(speech.greeting());
      Thread.ofVirtual().start(this::listen);
      return action();
    }

    /// @param at the switch's clock, as it tells it when it is asked
    Session letIn(String at) throws InterruptedException {
      clock = at;
      greet();
      write(speech.welcome());
      action();
      write(speech.listening(clock));
      return this;
    }

    void refuse() throws InterruptedException {
      greet();
      write(speech.refusal());
      drop();
    }

    void tell(List<ObjectNode> events) {
      for (ObjectNode event : events) {
        write(speech.wire(event));
        String told = speech.clock(event);
        clock = told.isEmpty() ? clock : told;
      }
    }

    void tellHalf(ObjectNode event) {
      String wire = speech.wire(event);
      write(wire.substring(0, wire.length() / 2));
    }

    void garble(String bytes) {
      write(bytes);
    }

    /// The same in packets of a few bytes.
    synchronized void tellInPieces(List<ObjectNode> events, int bytes) throws IOException {
      socket.setTcpNoDelay(true);
      String all = events.stream().map(speech::wire).collect(Collectors.joining());
      for (int i = 0; i < all.length(); i += bytes) {
        write(all.substring(i, Math.min(all.length(), i + bytes)));
      }
    }

    /// Says nothing more, and leaves the connection open.
    void stall() {
      stalled = true;
    }

    /// Waits until the client closes.
    void awaitClose() throws InterruptedException {
      if (!closed.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("Expected the client to close, it did not");
      }
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
  }
}
