package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The AsyncAPI document names every topic and event, and nothing else.
class AsyncApiTest {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final JsonNode DOCUMENT = document();

  static List<Topic<String, ? extends Event>> topics() {
    return TOPICS.all();
  }

  @Test
  void shouldNameEveryTopicAndNoOther() {
    var expected =
        Stream.concat(
            TOPICS.all().stream().map(Topic::name), TOPICS.read().stream().map(Topic::deadLetters));

    assertThat(channels().keySet()).containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldGiveTheSettingsOfTheTopic(Topic<String, ? extends Event> topic) {
    assertThat(settings(topic.name())).isEqualTo(topic.settings());
    assertThat(binding(topic.name()).path("partitions").asInt()).isEqualTo(topic.partitions());
    assertThat(binding(topic.name()).path("topic").asText()).isEqualTo(topic.name());
  }

  @Test
  void shouldGiveTheSettingsOfDeadLetters() {
    String kept = Long.toString(Duration.ofDays(14).toMillis());
    for (var topic : TOPICS.read()) {
      assertThat(settings(topic.deadLetters()))
          .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", kept));
      assertThat(binding(topic.deadLetters()).path("partitions").asInt())
          .isEqualTo(topic.partitions());
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldNameEveryTypeOfTheTopicAndNoOther(Topic<String, ? extends Event> topic) {
    assertThat(messages(topic.name()).keySet()).isEqualTo(types(topic));
  }

  @Test
  void shouldReferToTheSchemaOfEachType() {
    for (var topic : TOPICS.all()) {
      messages(topic.name())
          .forEach((type, message) -> {
            assertThat(message.path("name").asText()).isEqualTo(type);
            assertThat(schemas(message))
                .as(topic.name() + " " + type)
                .containsExactlyElementsOf(expected(topic, type));
          });
    }
  }

  @Test
  void shouldReferToEverySchemaFile() {
    var own = Golden.paths("schemas").filter(path -> !path.startsWith("shared/")).toList();
    var referred =
        DOCUMENT
            .path("components")
            .path("messages")
            .valueStream()
            .flatMap(message -> schemas(message).stream())
            .collect(Collectors.toSet());

    assertThat(referred).containsAll(own);
  }

  @Test
  void shouldReferToNothingThatIsNotThere() {
    DOCUMENT
        .findValues("$ref")
        .forEach(ref -> {
          String to = ref.asText();
          boolean there =
              to.startsWith("#")
                  ? !DOCUMENT.at(to.substring(1)).isMissingNode()
                  : AsyncApiTest.class.getResource(to.substring(1)) != null;
          assertThat(there).as(to).isTrue();
        });
  }

  @Test
  void shouldUseEveryMessage() {
    Set<JsonNode> used = new HashSet<>();
    channels().keySet().forEach(address -> used.addAll(messages(address).values()));

    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(
            DOCUMENT.path("components").path("messages").valueStream().toList());
  }

  @Test
  void shouldNameOneWriterOfEachTopic() {
    for (String address : channels().keySet()) {
      assertThat(operations(address, "send")).as(address).hasSize(1);
    }
    for (var topic : TOPICS.read()) {
      assertThat(operations(topic.name(), "receive")).as(topic.name()).isNotEmpty();
    }
  }

  @Test
  void shouldNameTheHeadersOfADeadLetter() {
    JsonNode headers = DOCUMENT.at("/components/messages/dead-letter/headers/properties");

    assertThat(headers.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    DeadLetter.headerNames().stream(), DeadLetter.requestHeaderNames().stream())
                .toList());
  }

  @Test
  void shouldNameTheHeadersThatAnEventIsWrittenWith() {
    var written =
        TOPICS
            .telephonyEvents()
            .toRecord(
                TOPICS
                    .telephonyEvents()
                    .values()
                    .decode(Golden.at("telephony/call.queued.json").value()));

    assertThat(DOCUMENT.at("/components/messageTraits/event/headers/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(written.headers().toArray()).map(header -> header.key()).toList());
  }

  private static JsonNode document() {
    try (var file = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, JsonNode> channels() {
    var channels = new TreeMap<String, JsonNode>();
    DOCUMENT.path("channels").forEach(one -> channels.put(one.path("address").asText(), one));
    return channels;
  }

  private static JsonNode channel(String address) {
    return channels().getOrDefault(address, MissingNode.getInstance());
  }

  private static JsonNode binding(String address) {
    return channel(address).at("/bindings/kafka");
  }

  private static Map<String, String> settings(String address) {
    var settings = new TreeMap<String, String>();
    binding(address)
        .path("topicConfiguration")
        .propertyStream()
        .forEach(one ->
            settings.put(
                one.getKey(),
                one.getValue().isArray()
                    ? one.getValue().path(0).asText()
                    : one.getValue().asText()));
    return settings;
  }

  private static Map<String, JsonNode> messages(String address) {
    var messages = new TreeMap<String, JsonNode>();
    channel(address)
        .path("messages")
        .propertyStream()
        .forEach(one ->
            messages.put(
                one.getKey(), DOCUMENT.at(one.getValue().path("$ref").asText().substring(1))));
    return messages;
  }

  private static List<String> schemas(JsonNode message) {
    return message.path("payload").path("schema").findValuesAsText("$ref").stream()
        .map(path -> path.replace("./schemas/", ""))
        .toList();
  }

  private static List<JsonNode> operations(String address, String action) {
    return DOCUMENT
        .path("operations")
        .valueStream()
        .filter(one -> one.path("action").asText().equals(action))
        .filter(one -> one.path("x-service").isTextual())
        .filter(one ->
            DOCUMENT
                .at(one.at("/channel/$ref").asText().substring(1))
                .path("address")
                .asText()
                .equals(address))
        .toList();
  }

  /// Call events carry every fact again, beside those that call-events-service derives.
  private static Set<String> types(Topic<String, ? extends Event> topic) {
    boolean calls = topic.name().equals(TOPICS.callEvents().name());
    return EventType.all().stream()
        .filter(type ->
            type.topic().name().equals(topic.name())
                || (calls && type.folder().equals("telephony")))
        .map(EventType::name)
        .collect(Collectors.toSet());
  }

  private static List<String> expected(Topic<String, ? extends Event> topic, String type) {
    String own =
        EventType.all().stream()
            .filter(one -> one.name().equals(type))
            .map(EventType::path)
            .findFirst()
            .orElseThrow();
    return topic.name().equals(TOPICS.callEvents().name())
        ? List.of(own, "shared/call-event.json")
        : List.of(own);
  }
}
