package io.holdfast.kit.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Makes the OpenAPI document say what the classes do not: words as they stand on the wire, the
/// tenant's header, and the problem details of every refusal that can come.
@OpenApiFilter(stages = RunStage.BUILD)
public class OpenApiTruth implements OASFilter {
  /// Extension of an operation: further statuses that it answers, which beside the usual ones only
  /// its code knows, such as `409 422`.
  public static final String REFUSES = "x-refuses";

  private static final String PROBLEM = "Problem";
  private static final Set<String> ALWAYS = Set.of("400", "406", "414", "431", "500");
  private static final Set<String> WITH_BODY = Set.of("408", "413", "415");
  private static final Map<String, String> HEADERS =
      Map.of(
          "401", "WWW-Authenticate",
          "403", "WWW-Authenticate",
          "415", "Accept-Encoding",
          "429", "Retry-After",
          "503", "Retry-After");

  @Override
  public Schema filterSchema(Schema schema) {
    List<Object> words = schema.getEnumeration();
    if (words != null) {
      schema.setEnumeration(words.stream().map(OpenApiTruth::onTheWire).toList());
    }
    if (isInteger(schema) && schema.getDefaultValue() instanceof String number) {
      schema.setDefaultValue(Integer.valueOf(number));
    }
    return schema;
  }

  private static Object onTheWire(Object word) {
    return word.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isInteger(Schema schema) {
    return schema.getType() != null && schema.getType().contains(SchemaType.INTEGER);
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Map<String, Schema> schemas = api.getComponents().getSchemas();
    if (schemas.containsKey("JsonNode")) {
      api.getComponents().addSchema("JsonNode", OASFactory.createSchema().description("Any JSON"));
      api.getComponents().removeSchema("JsonNodeType");
    }
    api.getComponents().addSchema(PROBLEM, problem());
    api.getPaths()
        .getPathItems()
        .forEach((path, item) -> item.getOperations().values().forEach(one -> complete(path, one)));
  }

  private static Schema problem() {
    Schema problem = object().description("Problem details of RFC 9457");
    for (String field : List.of("type", "title", "detail", "field", "value", "expected")) {
      problem.addProperty(field, OASFactory.createSchema().type(List.of(SchemaType.STRING)));
    }
    problem.addProperty(
        "status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)).format("int32"));
    return problem.required(List.of("type", "title", "status", "detail"));
  }

  private static Schema object() {
    return OASFactory.createSchema().type(List.of(SchemaType.OBJECT));
  }

  private static void complete(String path, Operation operation) {
    if (!path.contains("{tenant}")) {
      operation.addParameter(
          OASFactory.createParameter()
              .name(CurrentTenant.HEADER)
              .in(Parameter.In.HEADER)
              .description("The tenant; " + CurrentTenant.DEFAULT + " where it is left out")
              .schema(
                  OASFactory.createSchema()
                      .type(List.of(SchemaType.STRING))
                      .pattern("[a-z0-9-]{1,63}")));
    }
    Set<String> refusals = new TreeSet<>(ALWAYS);
    if (operation.getRequestBody() != null) {
      refusals.addAll(WITH_BODY);
    }
    if (path.replace("{tenant}", "").contains("{")) {
      refusals.add("404");
    }
    if (operation.getExtension(REFUSES) instanceof String statuses) {
      refusals.addAll(List.of(statuses.split(" ", -1)));
      operation.removeExtension(REFUSES);
    }
    operation.getResponses().getAPIResponses().keySet().stream()
        .filter(status -> status.compareTo("400") >= 0)
        .forEach(refusals::add);
    for (String status : refusals) {
      APIResponse known = operation.getResponses().getAPIResponse(status);
      APIResponse answer = known == null ? OASFactory.createAPIResponse() : known;
      operation.getResponses().addAPIResponse(status, refusal(answer, status));
    }
  }

  private static APIResponse refusal(APIResponse answer, String status) {
    if (answer.getDescription() == null) {
      answer.setDescription(Problem.ofHttp(Integer.parseInt(status)).title());
    }
    String header = HEADERS.get(status);
    if (header != null) {
      answer.addHeader(
          header,
          OASFactory.createHeader()
              .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING))));
    }
    return answer.content(
        OASFactory.createContent()
            .addMediaType(
                Problem.MEDIA_TYPE,
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM))));
  }
}
