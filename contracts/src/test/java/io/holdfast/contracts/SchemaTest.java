package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Records and schemas say the same, field by field. The records are the measure of what is
/// required and of the words of each enumeration; the golden files show every field once.
class SchemaTest {
  static List<Golden> goldens() {
    return Golden.all();
  }

  static Stream<String> schemas() {
    return Golden.paths("schemas");
  }

  @Test
  void shouldHaveASchemaForEveryTypeAndNoOther() {
    assertThat(Golden.paths("schemas").filter(path -> !path.startsWith("shared/")))
        .containsExactlyInAnyOrderElementsOf(
            EventType.all().stream().map(EventType::path).toList());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void shouldBeAValidSchema(String path) throws IOException {
    try (var file = SchemaTest.class.getResourceAsStream("/schemas/" + path)) {
      JsonNode schema = Json.mapper().readTree(file);

      assertThat(schema.path("$schema").asText()).isEqualTo(Schemas.DRAFT);
      assertThat(Schemas.metaErrors(schema)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldAcceptTheGoldenFileAndWhatTheRecordWrites(Golden golden) {
    assertThat(Schemas.errors(golden.schemas(), golden.value())).isEmpty();
    assertThat(Schemas.errors(golden.schemas(), golden.again())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldRefuseAnotherType(Golden golden) {
    ObjectNode other = golden.value().deepCopy().put("type", "some.other");

    assertThat(Schemas.errors(golden.schemas(), other)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldRefuseAValueWithoutWhatTheRecordRequires(Golden golden) {
    for (var field : RecordFields.of(golden.event(), golden.value())) {
      if (field.required()) {
        ObjectNode without = golden.value().deepCopy();
        ((ObjectNode) without.at(parent(field.pointer()))).remove(name(field.pointer()));

        assertThat(Schemas.errors(golden.schemas(), without)).as(field.pointer()).isNotEmpty();
        assertThat(reason(golden, without)).as(field.pointer()).isEqualTo("missing-field");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldKnowTheWordsThatTheRecordKnows(Golden golden) {
    for (var field : RecordFields.of(golden.event(), golden.value())) {
      if (field.type().isEnum()) {
        var errors =
            Schemas.errors(golden.schemas(), with(golden, field.pointer(), "no-such-word"));
        assertThat(errors)
            .filteredOn(error -> error.getKeyword().equals("enum"))
            .as(field.pointer())
            .isNotEmpty()
            .allSatisfy(error ->
                assertThat(words(error)).containsExactlyInAnyOrderElementsOf(words(field.type())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldRefuseAnyFieldOfTheWrongKind(Golden golden) {
    for (String pointer : pointers(golden.value(), "").toList()) {
      JsonNode wrong =
          golden.value().at(pointer).isContainerNode()
              ? IntNode.valueOf(1)
              : Json.mapper().createArrayNode();

      assertThat(Schemas.errors(golden.schemas(), with(golden, pointer, wrong)))
          .as(pointer)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldTakeSpansAsWholeMillisecondsFromZero(Golden golden) {
    for (String pointer : pointers(golden.value(), "").filter(p -> p.endsWith("Ms")).toList()) {
      var negative = with(golden, pointer, IntNode.valueOf(-1));
      var broken = with(golden, pointer, Json.mapper().getNodeFactory().numberNode(1.5));

      assertThat(Schemas.errors(golden.schemas(), negative)).as(pointer).isNotEmpty();
      assertThat(Schemas.errors(golden.schemas(), broken)).as(pointer).isNotEmpty();
    }
  }

  @Test
  void shouldRefuseANumberOnTheTopicOfCallEvents() {
    var offered = Golden.at("telephony/call.offered.json").value();

    assertThat(Schemas.errors("shared/call-event.json", offered)).isNotEmpty();
  }

  private static String reason(Golden golden, ObjectNode value) {
    var refusal =
        catchThrowableOfType(
            UnreadableEventException.class, () -> golden.topic().values().decode(value));
    return refusal == null ? "read" : refusal.reason();
  }

  private static ObjectNode with(Golden golden, String pointer, String text) {
    return with(golden, pointer, TextNode.valueOf(text));
  }

  private static ObjectNode with(Golden golden, String pointer, JsonNode other) {
    ObjectNode changed = golden.value().deepCopy();
    switch (changed.at(parent(pointer))) {
      case ObjectNode object -> object.set(name(pointer), other);
      case ArrayNode array -> array.set(Integer.parseInt(name(pointer)), other);
      default -> throw new AssertionError("Expected a field at " + pointer);
    }
    return changed;
  }

  private static Stream<String> pointers(JsonNode node, String base) {
    var found = new ArrayList<String>();
    node.propertyStream().forEach(field -> found.add(base + "/" + escaped(field.getKey())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      found.add(base + "/" + i);
    }
    return found.stream()
        .flatMap(pointer -> {
          JsonNode child = node.at(pointer.substring(base.length()));
          return Stream.concat(Stream.of(pointer), pointers(child, pointer));
        });
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static JsonPointer parent(String pointer) {
    return JsonPointer.compile(pointer).head();
  }

  private static String name(String pointer) {
    return JsonPointer.compile(pointer).last().getMatchingProperty();
  }

  private static List<String> words(Error error) {
    return error.getSchemaNode().valueStream().map(JsonNode::asText).toList();
  }

  private static List<String> words(Class<?> enumeration) {
    return Arrays.stream(enumeration.getEnumConstants())
        .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
