package io.holdfast.abusepolicy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.holdfast.abusepolicy.domain.AbusePolicy;
import io.holdfast.abusepolicy.domain.AbusePolicy.PolicyVersion;
import io.holdfast.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// A policy as text: checked against its schema, brought into canonical form, and hashed.
///
/// The canonical form is JSON without spaces, object keys sorted, so that comments and layout of
/// the YAML do not change the hash.
///
/// @param version what the text says
/// @param canonical the canonical text that the hash is of
public record PolicyText(PolicyVersion version, String canonical) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Json.object(resource("policies/policy.schema.json")));

  /// Reads a policy in YAML or JSON.
  ///
  /// @param source where it came from, for the message
  /// @throws InvalidPolicyException with everything that is wrong
  public static PolicyText read(String source, String text) {
    JsonNode tree = parse(source, text);
    List<String> wrong =
        SCHEMA.validate(tree).stream()
            .map(e -> e.getInstanceLocation() + ": " + e.getMessage())
            .sorted()
            .toList();
    if (!wrong.isEmpty()) {
      throw new InvalidPolicyException(source, wrong);
    }
    JsonNode warning = tree.path("warning");
    if (warning.path("minAgeMs").longValue() > warning.path("maxAgeMs").longValue()) {
      throw new InvalidPolicyException(
          source, List.of("/warning: minAgeMs must not be above maxAgeMs"));
    }
    String canonical = new String(Json.bytes(sorted(tree)), UTF_8);
    AbusePolicy policy = Json.convert(tree, AbusePolicy.class);
    int version = tree.path("version").intValue();
    return new PolicyText(new PolicyVersion(version, sha256(canonical), policy), canonical);
  }

  /// Reads a policy that is shipped with the service.
  public static PolicyText resourceNamed(String name) {
    return read(name, new String(resource(name), UTF_8));
  }

  private static JsonNode parse(String source, String text) {
    try {
      JsonNode tree = YAML.readTree(text);
      if (tree == null) {
        throw new InvalidPolicyException(source, List.of("no text"));
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new InvalidPolicyException(source, List.of("not YAML: " + e.getOriginalMessage()));
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    var fields = new TreeMap<String, JsonNode>();
    object.properties().forEach(f -> fields.put(f.getKey(), sorted(f.getValue())));
    return Json.mapper().createObjectNode().setAll(fields);
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Expected a resource " + name + ", found none");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }

  /// A policy text that is none: the message names the source and everything that is wrong in it.
  public static final class InvalidPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param source where the text came from
    /// @param wrong one sentence a fault
    InvalidPolicyException(String source, List<String> wrong) {
      super("Expected a valid abuse policy in " + source + ", found: " + String.join("; ", wrong));
    }
  }
}
