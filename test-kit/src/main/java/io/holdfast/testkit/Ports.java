package io.holdfast.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of this machine.
public final class Ports {
  /// Below the range from which the system takes the near end of connections (32768 on Linux): a
  /// port of that range may be gone before it is bound.
  private static final int LOWEST = 20_000;

  private static final int BEYOND = 32_000;
  private static final int TRIES = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /// A port that is free now. No port is given twice by one JVM, and two JVMs choose at random, so
  /// that they hardly meet.
  public static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      if (!isTaken(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "Expected a free port from " + LOWEST + " to " + BEYOND + ", found none");
  }

  /// Whether something listens on the port.
  public static boolean isTaken(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !socket.isBound();
    } catch (IOException e) {
      return true;
    }
  }
}
