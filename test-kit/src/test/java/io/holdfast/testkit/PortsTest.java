package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void shouldGiveNoPortTwice() {
    assertThat(IntStream.range(0, 200).map(i -> Ports.free()).boxed().toList())
        .doesNotHaveDuplicates()
        .allSatisfy(port -> assertThat(Ports.isTaken(port)).isFalse());
  }

  @Test
  void shouldStayBelowThePortsThatTheSystemTakesForConnections() {
    assertThat(Ports.free()).isBetween(20_000, 31_999);
  }

  @Test
  void shouldSeeWhetherAPortIsTaken() throws IOException {
    int port = Ports.free();
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(Ports.isTaken(port)).isTrue();
    }
    assertThat(Ports.isTaken(port)).isFalse();
  }
}
