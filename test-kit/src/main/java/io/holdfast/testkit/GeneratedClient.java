package io.holdfast.testkit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The client that the build generated from a service's OpenAPI document, in `target/client`. It
/// reads strictly: a field or a word that the document does not have is a failure.
public final class GeneratedClient {
  private final ClassLoader classes;
  private final Object client;
  private final List<Class<?>> apis = new ArrayList<>();
  private final ObjectMapper mapper;
  private final JsonNode document;
  private final TreeSet<String> called = new TreeSet<>();

  /// What came back.
  ///
  /// @param body read into the class that the document has for it, and written again
  public record Answer(int status, JsonNode body) {}

  /// Compiles the client and points it at a running service.
  public GeneratedClient(URI service) {
    Path from = Path.of("target", "client", "src", "main", "java");
    Path into = Path.of("target", "client", "classes");
    try {
      compile(from, into);
      document = Json.object(Files.readAllBytes(Path.of("target", "openapi", "openapi.json")));
      requireServed(service);
      classes =
          new URLClassLoader(
              new java.net.URL[] {into.toUri().toURL()},
              Thread.currentThread().getContextClassLoader());
      Class<?> type = classes.loadClass("client.ApiClient");
      client = type.getConstructor().newInstance();
      type.getMethod("updateBaseUri", String.class).invoke(client, service.toString());
      mapper = (ObjectMapper) type.getMethod("getObjectMapper").invoke(client);
      mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
      for (Path one : files(from.resolve("client/api"))) {
        String name = one.getFileName().toString().replace(".java", "");
        apis.add(classes.loadClass("client.api." + name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected a generated client, found another", e);
    }
  }

  private void requireServed(URI service) throws IOException {
    try (InputStream served = service.resolve("/q/openapi?format=json").toURL().openStream()) {
      if (!Json.object(served.readAllBytes()).equals(document)) {
        throw new IllegalStateException("Expected the document of the build to be served");
      }
    }
  }

  private static void compile(Path from, Path into) throws IOException {
    Files.createDirectories(into);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", into.toString(), "-parameters", "-proc:none", "-nowarn");
      boolean done =
          compiler
              .getTask(
                  null, files, null, options, null, files.getJavaFileObjectsFromPaths(files(from)))
              .call();
      if (!done) {
        throw new IllegalStateException("Expected a generated client that compiles, in " + from);
      }
    }
  }

  private static List<Path> files(Path under) throws IOException {
    try (Stream<Path> all = Files.walk(under)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /// Calls an operation.
  ///
  /// @param operation as the document names it
  /// @param arguments by the parameters' names as the client has them (`holdfastTenant`); the body
  ///   is what has no name of these
  public Answer call(String operation, Map<String, ?> arguments) {
    called.add(operation);
    Method method = method(operation);
    Object[] values =
        Arrays.stream(method.getParameters())
            .map(one -> value(one.getParameterizedType(), arguments.get(one.getName())))
            .toArray();
    try {
      Object api = method.getDeclaringClass().getConstructor(client.getClass()).newInstance(client);
      Object answer = method.invoke(api, values);
      Class<?> type = answer.getClass();
      int status = (int) type.getMethod("getStatusCode").invoke(answer);
      return known(operation, status, mapper.valueToTree(type.getMethod("getData").invoke(answer)));
    } catch (InvocationTargetException e) {
      return refusal(operation, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected an operation " + operation, e);
    }
  }

  /// The generator puts `call` before a name that is a word of its own, such as `list`.
  private Method method(String operation) {
    String own =
        "call" + operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1);
    var names = Set.of(operation + "WithHttpInfo", own + "WithHttpInfo");
    return apis.stream()
        .flatMap(api -> Arrays.stream(api.getMethods()))
        .filter(method -> names.contains(method.getName()))
        .min(Comparator.comparingInt(Method::getParameterCount))
        .orElseThrow(() -> new IllegalStateException("Expected an operation " + operation));
  }

  private @Nullable Object value(java.lang.reflect.Type type, @Nullable Object given) {
    return given == null ? null : mapper.convertValue(given, mapper.constructType(type));
  }

  private Answer refusal(String operation, Throwable why) {
    try {
      int status = (int) why.getClass().getMethod("getCode").invoke(why);
      String body = (String) why.getClass().getMethod("getResponseBody").invoke(why);
      if (status == 0 || body == null) {
        throw new IllegalStateException("Expected an answer to " + operation, why);
      }
      Object problem = mapper.readValue(body, classes.loadClass("client.model.Problem"));
      return known(operation, status, mapper.valueToTree(problem));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected an answer to " + operation, why);
    }
  }

  private Answer known(String operation, int status, JsonNode body) {
    JsonNode responses = operation(operation).path("responses");
    if (!responses.has(String.valueOf(status))) {
      throw new IllegalStateException(
          "Expected %s to answer one of %s, found %d"
              .formatted(
                  operation, responses.propertyStream().map(Map.Entry::getKey).toList(), status));
    }
    return new Answer(status, body);
  }

  private JsonNode operation(String name) {
    return document
        .path("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .filter(one -> one.path("operationId").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Expected an operation " + name));
  }

  /// The operations that were not called.
  public List<String> uncalled() {
    return document
        .path("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .map(one -> one.path("operationId").asText())
        .filter(name -> !called.contains(name))
        .toList();
  }

  /// The document that the client was made of.
  public JsonNode document() {
    return document;
  }
}
