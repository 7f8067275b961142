package io.holdfast.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Collection;
import java.util.List;

/// The schema files of the contract, with formats checked.
final class Schemas {
  /// The dialect of every schema file.
  static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private Schemas() {}

  /// What the schema finds wrong with a value.
  static List<Error> errors(String path, JsonNode value) {
    return REGISTRY.getSchema(SchemaLocation.of("classpath:schemas/" + path)).validate(value);
  }

  /// What the dialect finds wrong with a schema.
  static List<Error> metaErrors(JsonNode schema) {
    return REGISTRY.getSchema(SchemaLocation.of(DRAFT)).validate(schema);
  }

  /// What all these schemas find wrong with a value.
  static List<Error> errors(Collection<String> paths, JsonNode value) {
    return paths.stream().flatMap(path -> errors(path, value).stream()).toList();
  }
}
