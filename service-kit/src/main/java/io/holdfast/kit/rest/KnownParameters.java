package io.holdfast.kit.rest;

import io.holdfast.contracts.Storable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a query parameter that a resource does not know: misspelt, it would narrow nothing, and
/// the answer would look right. Refuses also what no path and no parameter can hold.
public class KnownParameters {
  private static final int LONGEST = 2_048;
  private static final String EXPECTED = "a text of at most " + LONGEST + " characters, none NUL";
  private static final Map<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

  /// A resource to whose address the user of a webhook may add parameters, where it posts a form.
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  public @interface OthersInForms {}

  /// Lets a request pass whose path and parameters can be meant.
  ///
  /// @throws ProblemException 400 `unknown-parameter`, `bad-text`
  @ServerRequestFilter
  public void check(ResourceInfo resource, UriInfo uri, HttpHeaders headers) {
    uri.getPathParameters().forEach(KnownParameters::requireStorable);
    uri.getQueryParameters().forEach(KnownParameters::requireStorable);
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(OthersInForms.class) && isForm(headers)) {
      return;
    }
    Set<String> known = KNOWN.computeIfAbsent(method, KnownParameters::of);
    uri.getQueryParameters()
        .forEach((name, values) -> {
          if (!known.contains(name)) {
            throw ProblemException.of(
                "unknown-parameter",
                name,
                values.getFirst(),
                known.isEmpty()
                    ? "left out: there are no query parameters here"
                    : "one of the query parameters: " + String.join(", ", known));
          }
        });
  }

  private static boolean isForm(HttpHeaders headers) {
    String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE); // it need not be one
    return type != null
        && type.strip().toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED);
  }

  private static void requireStorable(String name, List<String> values) {
    for (String value : values) {
      if (value.length() > LONGEST || !Storable.isStorable(value) || !Storable.isStorable(name)) {
        throw ProblemException.of(
            "bad-text", name.replace('\0', '?'), value.replace('\0', '?'), EXPECTED);
      }
    }
  }

  private static Set<String> of(Method method) {
    Set<String> names = new TreeSet<>();
    add(names, method);
    for (java.lang.reflect.Parameter parameter : method.getParameters()) {
      add(names, parameter);
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        Arrays.stream(parameter.getType().getDeclaredFields()).forEach(f -> add(names, f));
      }
    }
    return names;
  }

  private static void add(Set<String> names, AnnotatedElement of) {
    QueryParam query = of.getAnnotation(QueryParam.class);
    if (query != null) {
      names.add(query.value());
    }
    Arrays.stream(of.getAnnotationsByType(Parameter.class))
        .filter(one -> one.in() == ParameterIn.QUERY)
        .forEach(one -> names.add(one.name()));
  }
}
