package io.holdfast.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files of this repository, as the tests read them.
final class Checkout {
  /// The services that are deployed; each is a directory and a Maven module of this name.
  static final List<String> SERVICES =
      List.of("call-events-service", "callback-service", "abuse-policy-service", "review-service");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Checkout() {}

  /// A path from the root of the repository.
  static Path path(String name) {
    return Path.of(Objects.requireNonNull(System.getProperty("holdfast.root"), "holdfast.root"))
        .resolve(name);
  }

  /// The text of a file, named from the root.
  static String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The documents of a YAML text with anchors and merges resolved. A key given twice is an error.
  static List<JsonNode> yaml(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    var documents = new Yaml(new SafeConstructor(options)).loadAll(text);
    return StreamSupport.stream(documents.spliterator(), false)
        .<JsonNode>map(JSON::valueToTree)
        .toList();
  }
}
