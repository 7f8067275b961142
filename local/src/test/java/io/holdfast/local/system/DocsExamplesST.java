package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.local.docs.Example;
import io.holdfast.local.docs.Example.Promise;
import io.holdfast.local.running.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example of the docs that speaks to a REST interface, pasted into a shell beside a running
/// system: each command is answered well, what the page promises comes true, and no fact has a time
/// that cannot be.
class DocsExamplesST {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
  private static final String CALL_EVENTS = SystemUnderTest.TOPICS.callEvents().name();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Pages in whose examples the calls begin that the others look at.
  private static final List<String> FIRST = List.of("README.md", "docs/platforms/cloudevents.md");

  @TempDir Path directory;
  private SystemUnderTest system;
  private final List<String> broken = new ArrayList<>();

  private record Printed(int code, String out, String trouble) {}

  @BeforeAll
  static void shouldHaveTheToolsThatTheDocsUse() {
    for (String tool : List.of("curl", "jq")) {
      assumeTrue(
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(place -> Files.isExecutable(Path.of(place, tool))),
          tool + " is not on the PATH");
    }
  }

  @Test
  void shouldKeepWhatEveryExampleOfTheDocsPromises() throws Exception {
    system = SystemUnderTest.running();
    writeShims();
    List<Example> examples =
        Example.all().stream()
            .sorted(Comparator.comparingInt((Example e) -> place(e.page())))
            .toList();
    assertThat(examples).hasSizeGreaterThan(15);
    assertThat(examples.stream().flatMap(e -> e.promises().stream())).hasSizeGreaterThan(10);
    Set<String> before = places(CALL_EVENTS);
    for (Example example : examples) {
      check(example);
    }
    assertThat(broken).isEmpty();
    List<String> suspect =
        records(CALL_EVENTS).stream()
            .filter(record -> !before.contains(place(record)))
            .map(record -> new String(record.value(), UTF_8))
            .filter(text -> text.contains("\"tenant\":\"demo\"") && text.contains("timeSuspect"))
            .toList();
    assertThat(suspect).as("facts of today").isEmpty();
  }

  private static int place(String page) {
    int first = FIRST.indexOf(page);
    return first < 0 ? FIRST.size() : first;
  }

  private void check(Example example) throws Exception {
    Map<String, Set<String>> before = new TreeMap<>();
    for (Promise promise : example.promises()) {
      if (!promise.topic().isEmpty()) {
        before.put(promise.topic(), places(promise.topic()));
      }
    }
    Printed printed = run(example.page(), example.script());
    if (printed.code() != 0) {
      broken.add("%s%nended with %s".formatted(example, printed));
      return;
    }
    for (Promise promise : example.promises()) {
      boolean kept =
          promise.topic().isEmpty()
              ? answers(example, printed, promise)
              : appears(promise, before.getOrDefault(promise.topic(), Set.of()));
      if (!kept) {
        broken.add("%s%npromised %s%nprinted %s".formatted(example, promise, printed));
      }
    }
  }

  private boolean answers(Example example, Printed printed, Promise promise) throws Exception {
    if (example.look().isEmpty()) {
      return keeps(promise, printed);
    }
    Printed last =
        Waiting.until(
            PATIENCE, () -> run(example.page(), example.look()), again -> keeps(promise, again));
    return keeps(promise, last);
  }

  /// The last value that was printed, whatever others came before it.
  private static boolean keeps(Promise promise, Printed printed) {
    try (var values = Json.mapper().readerFor(JsonNode.class).readValues(printed.out())) {
      JsonNode last = Json.mapper().missingNode();
      while (values.hasNext()) {
        last = (JsonNode) values.next();
      }
      return promise.isKeptBy(last);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private boolean appears(Promise promise, Set<String> before) throws Exception {
    return Waiting.until(
        PATIENCE,
        () ->
            records(promise.topic()).stream()
                .filter(record -> !before.contains(place(record)))
                .anyMatch(record -> promise.isKeptBy(tree(record.value()))),
        found -> found);
  }

  private static JsonNode tree(byte[] value) {
    try {
      return Json.tree(value);
    } catch (UnreadableEventException e) {
      return Json.mapper().missingNode();
    }
  }

  private List<ConsumerRecord<String, byte[]>> records(String topic) {
    return system.probe().records(topic);
  }

  private Set<String> places(String topic) {
    return records(topic).stream().map(DocsExamplesST::place).collect(Collectors.toSet());
  }

  private static String place(ConsumerRecord<String, byte[]> record) {
    return record.partition() + "-" + record.offset();
  }

  /// Runs a script in a shell that knows the variables of those before it on the page, as a
  /// reader's does who pastes them one after the other.
  private Printed run(String page, String script) throws Exception {
    Path known = directory.resolve(page.replace('/', '-') + ".sh");
    String all =
        "set -a\n[ ! -f %1$s ] || . %1$s\n%2$s\nexport -p > %1$s\n"
            .formatted(known, onOurPorts(script));
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", all).directory(ROOT.toFile());
    builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    builder.environment().put("HOLDFAST_BUILD", "never");
    Path trouble = Files.createTempFile(directory, "trouble", ".txt");
    Process shell = builder.redirectError(trouble.toFile()).start();
    String out = new String(shell.getInputStream().readAllBytes(), UTF_8);
    boolean ended = shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return new Printed(ended ? shell.exitValue() : -1, out, Files.readString(trouble));
  }

  /// The docs' commands on a system whose ports are not the contract's.
  private String onOurPorts(String script) {
    String intake = system.addresses().of(Service.CALL_EVENTS).toString();
    String mine = script.replace("./holdfast replay ", "./holdfast replay --url " + intake + " ");
    for (Service service : Service.values()) {
      int port = system.addresses().of(service).getPort();
      mine =
          mine.replaceAll(
              "(127\\.0\\.0\\.1|localhost):" + service.defaultPort() + "\\b", "127.0.0.1:" + port);
    }
    return mine;
  }

  /// A `curl` that ends with an error where the answer is one.
  private void writeShims() throws IOException {
    Path real =
        Stream.of(System.getenv("PATH").split(":"))
            .map(place -> Path.of(place, "curl"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow();
    Path shim =
        Files.writeString(
            directory.resolve("curl"),
            "#!/bin/sh\nexec " + real + " -sS --fail-with-body \"$@\"\n");
    assertThat(shim.toFile().setExecutable(true)).isTrue();
  }
}
