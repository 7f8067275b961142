package io.holdfast.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/// The types that an API server would hold a manifest to, known here without one.
final class ManifestTypes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRIMZI = "kafka.strimzi.io/";

  private ManifestTypes() {}

  /// What is wrong with an object: unknown and missing fields, wrong shapes, or a kind that is not
  /// known.
  static List<String> complaints(JsonNode object) {
    return object.path("apiVersion").asText().startsWith(STRIMZI)
        ? strimziComplaints(object)
        : kubernetesComplaints(
            ModelMapper.getApiTypeClass(
                object.path("apiVersion").asText(), object.path("kind").asText()),
            object);
  }

  private static List<String> kubernetesComplaints(Class<?> type, JsonNode object) {
    try {
      type.getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(object.toString()));
      // The generated check knows the names of fields; reading finds values of another type.
      var read = Yaml.loadAs(object.toString(), type);
      return type.isInstance(read) ? List.of() : List.of("read as " + read);
    } catch (InvocationTargetException e) {
      return List.of(String.valueOf(e.getCause()));
    } catch (NoSuchMethodException e) {
      // client-java stands in with a type for any object where it knows no model.
      return List.of(
          "Kubernetes has no %s in %s"
              .formatted(object.path("kind").asText(), object.path("apiVersion").asText()));
    } catch (IllegalAccessException e) {
      throw new LinkageError("client-java no longer validates " + type, e);
    } catch (RuntimeException e) {
      return List.of(e.toString());
    }
  }

  private static List<String> strimziComplaints(JsonNode object) {
    var version = object.path("apiVersion").asText().substring(STRIMZI.length());
    if (!KafkaTopic.VERSIONS.contains(version)
        || !object.path("kind").asText().equals("KafkaTopic")) {
      return List.of("no KafkaTopic of version " + KafkaTopic.VERSIONS + ": " + object);
    }
    try {
      var topic = JSON.treeToValue(object, KafkaTopic.class);
      var complaints = new ArrayList<String>();
      topic.getAdditionalProperties().keySet().forEach(k -> complaints.add("unknown: " + k));
      topic
          .getSpec()
          .getAdditionalProperties()
          .keySet()
          .forEach(k -> complaints.add("unknown: spec." + k));
      var metadata = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
      metadata.set("metadata", object.path("metadata"));
      complaints.addAll(complaints(metadata));
      return complaints;
    } catch (JsonProcessingException e) {
      return List.of(e.getOriginalMessage());
    }
  }
}
