package io.holdfast.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.telephony.FactType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// One golden file: an event as a reader sees it on the wire. It must be readable for ever.
///
/// @param path folder and name of the file
record Golden(String path, ObjectNode value) {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

  /// Every golden event. The examples of CloudEvents modes stand apart.
  static List<Golden> all() {
    return paths("golden")
        .filter(path -> !path.startsWith("cloudevents/"))
        .map(Golden::at)
        .toList();
  }

  /// The golden file of that path, such as `telephony/call.queued.json`.
  static Golden at(String path) {
    try {
      return new Golden(path, Json.object(Files.readAllBytes(folder("golden").resolve(path))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Paths of all JSON files below a resource folder.
  static Stream<String> paths(String resource) {
    Path root = folder(resource);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String type() {
    return value.path("type").asText();
  }

  /// The topic that the event travels on.
  Topic<String, ? extends Event> topic() {
    return isCallEvent()
        ? TOPICS.callEvents()
        : EventType.all().stream()
            .filter(type -> type.name().equals(type()))
            .findFirst()
            .orElseThrow()
            .topic();
  }

  /// The schemas that it must fit: those that AsyncAPI names for its message.
  List<String> schemas() {
    boolean fact = FactType.named(type()).filter(type -> !type.isDerived()).isPresent();
    String own = (fact ? "telephony/" + type() + ".json" : path);
    return isCallEvent() ? List.of(own, "shared/call-event.json") : List.of(own);
  }

  /// The event as our record.
  Event event() {
    return topic().values().decode(value);
  }

  /// The event read and written again.
  ObjectNode again() {
    return Json.object(Json.bytes(encode(topic().values(), value)));
  }

  private boolean isCallEvent() {
    return path.startsWith("calls/");
  }

  private static <V extends Event> ObjectNode encode(EventSerde<V> serde, ObjectNode value) {
    return serde.encode(serde.decode(value));
  }

  private static Path folder(String resource) {
    try {
      return Path.of(Objects.requireNonNull(Golden.class.getResource("/" + resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return path;
  }
}
