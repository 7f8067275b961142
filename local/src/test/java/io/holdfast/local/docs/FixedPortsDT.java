package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No test takes a port that has a number of its own: `./holdfast test` passes while `./holdfast
/// up` runs, and two of them beside each other.
class FixedPortsDT {
  /// A port in a setting. What is no test's (`quarkus.http.port`) tests do not take.
  private static final Pattern SETTING =
      Pattern.compile("(?m)^[^#\\n]*?(quarkus\\.[\\w.-]*test[\\w-]*port)\\s*[=>]\\s*(\\w+)");

  /// A server or an embedded thing, made on a number: `new ServerSocket(8081)`, `.setPort(5433)`,
  /// `new InetSocketAddress("127.0.0.1", 9092)`, `createServerSocket(81, 5)`.
  private static final Pattern BOUND =
      Pattern.compile(
          "(?:new [\\w.]*ServerSocket|createServerSocket|(?:set|with|http|broker)?[Pp]ort)\\(\\s*([1-9][\\d_]{1,5})\\b"
              + "|new [\\w.]*InetSocketAddress\\([^;]*?([1-9][\\d_]{1,5})\\)");

  @Test
  void shouldGiveEveryTestOfAServiceAFreePort() {
    String pom = Page.read(Page.root().resolve("pom.xml"));
    assertThat(settings(pom))
        .as("both kinds of tests, for all modules")
        .containsExactly("quarkus.http.test-port=0", "quarkus.http.test-port=0");
  }

  @Test
  void shouldSetNoPortOfATestInAnyModule() {
    List<String> fixed = new ArrayList<>();
    for (Path file : files(".properties", "pom.xml", ".java", ".yaml")) {
      if (file.endsWith("FixedPortsDT.java")) {
        continue;
      }
      settings(Page.read(file)).stream()
          .filter(setting -> !setting.endsWith("=0"))
          .forEach(setting -> fixed.add(Page.root().relativize(file) + ": " + setting));
    }
    assertThat(fixed).isEmpty();
  }

  @Test
  void shouldBindNothingToANumberInATest() {
    List<String> fixed = new ArrayList<>();
    for (Path file : files(".java")) {
      if (isOfTests(file)) {
        bound(Page.read(file))
            .forEach(port -> fixed.add(Page.root().relativize(file) + ": " + port));
      }
    }
    assertThat(fixed).isEmpty();
  }

  @Test
  void shouldFindAPortThatIsFixed() {
    assertThat(bound("new ServerSocket(8081, 1)")).containsExactly("8081");
    assertThat(bound("new InetSocketAddress(InetAddress.getLoopbackAddress(), 9_092)"))
        .containsExactly("9_092");
    assertThat(bound("new java.net.ServerSocket(8081)")).containsExactly("8081");
    assertThat(bound("builder().setPort(15432)")).containsExactly("15432");
    assertThat(bound("new ServerSocket(0, 1)")).isEmpty();
    assertThat(settings("%test.quarkus.http.test-port=8081"))
        .containsExactly("quarkus.http.test-port=8081");
  }

  @Test
  void shouldRunTheSystemUnderTestOnOtherPortsThanTheContracts() {
    Addresses contract = Addresses.ofTheContract();
    Addresses free = Addresses.free();
    assertThat(ports(free)).doesNotContainAnyElementsOf(ports(contract));
  }

  private static Set<Integer> ports(Addresses of) {
    Stream<Integer> services = Stream.of(Service.values()).map(of::of).map(URI::getPort);
    return Stream.concat(services, Stream.of(of.kafka(), of.postgres()))
        .collect(Collectors.toSet());
  }

  private static List<String> settings(String text) {
    return SETTING
        .matcher(text)
        .results()
        .map(found -> found.group(1) + "=" + found.group(2))
        .toList();
  }

  private static List<String> bound(String code) {
    return BOUND
        .matcher(code)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static List<Path> files(String... suffixes) {
    return Stream.of(suffixes).flatMap(suffix -> Page.files(suffix).stream()).toList();
  }

  private static boolean isOfTests(Path file) {
    return file.toString().contains("/src/test/") && !file.endsWith("FixedPortsDT.java");
  }
}
