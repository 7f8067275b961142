package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathsDT {
  private static final Map<String, String> PORTS =
      Map.of(
          "8081", "call-events-service",
          "8082", "callback-service",
          "8083", "abuse-policy-service",
          "8084", "review-service");
  private static final Set<String> OF_EVERY_SERVICE =
      Set.of("/q/health/ready", "/q/health/live", "/q/metrics", "/q/openapi");
  private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE");
  private static final Pattern CURL = Pattern.compile("curl\\b(?:[^\\n]|(?<=\\\\)\\n)*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:127\\.0\\.0\\.1|localhost):(\\d+)(/[^\\s'\"?)|;]*)");
  private static final Pattern VERB = Pattern.compile("-X (\\w+)");
  private static final Pattern NAMED =
      Pattern.compile("`(GET|POST|PUT|DELETE) (/v1/[^`?\\s]*)[^`]*`");

  /// An operation of a service.
  private record Operation(String service, String verb, String template) {
    boolean isMeantBy(String otherVerb, String path) {
      return verb.equals(otherVerb)
          && path.matches(template.replaceAll("\\{[^}]+}", "[^/]+").replace("//", "/"));
    }
  }

  private static final List<Operation> OPERATIONS = operations();

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Code.Type type : Code.types()) {
      var root = Code.annotation(type.tree().getModifiers(), "Path", "value").flatMap(Code::text);
      root.ifPresent(path -> {
        for (MethodTree method : type.methods()) {
          var own = Code.annotation(method.getModifiers(), "Path", "value").flatMap(Code::text);
          VERBS.stream()
              .filter(verb -> Code.has(method.getModifiers(), verb))
              .map(verb -> new Operation(type.module(), verb, path + own.orElse("")))
              .forEach(operations::add);
        }
      });
    }
    return operations;
  }

  @Test
  void shouldAskOnlyWhatServicesAnswer() {
    Set<String> unknown = new TreeSet<>();
    List<String> asked = new ArrayList<>();
    for (Page page : Page.all()) {
      CURL.matcher(page.text())
          .results()
          .map(MatchResult::group)
          .forEach(curl -> {
            asked.add(curl);
            if (!isAnswered(curl)) {
              unknown.add(page + ": " + curl);
            }
          });
    }
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(unknown).isEmpty();
  }

  private static boolean isAnswered(String curl) {
    var address = ADDRESS.matcher(curl);
    if (!address.find()) {
      return curl.contains("https://");
    }
    // Another port is a free one that the demo took: some service must answer there.
    String service = PORTS.get(address.group(1));
    String path = address.group(2);
    var told = VERB.matcher(curl);
    boolean body = Pattern.compile(" (-d|--data\\S*) ").matcher(curl).find();
    String verb = told.find() ? told.group(1) : body ? "POST" : "GET";
    return OF_EVERY_SERVICE.contains(path)
        || OPERATIONS.stream()
            .anyMatch(
                o -> (service == null || o.service.equals(service)) && o.isMeantBy(verb, path));
  }

  @Test
  void shouldTellOfOperationsThatExist() {
    Set<String> unknown = new TreeSet<>();
    for (Page page : Page.all()) {
      NAMED
          .matcher(page.text())
          .results()
          .flatMap(m -> alternatives(m.group(2)).map(path -> m.group(1) + " " + path))
          .filter(named -> OPERATIONS.stream().noneMatch(o -> isMeantBy(o, named)))
          .forEach(named -> unknown.add(page + ": " + named));
    }
    assertThat(OPERATIONS).hasSizeGreaterThan(15);
    assertThat(unknown).isEmpty();
  }

  private static boolean isMeantBy(Operation operation, String named) {
    int space = named.indexOf(' ');
    return operation.isMeantBy(named.substring(0, space), named.substring(space + 1));
  }

  /// `/v1/cases/{id}/assign|start` are two.
  private static Stream<String> alternatives(String path) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, slash + 1);
    return Pattern.compile("\\\\?\\|")
        .splitAsStream(path.substring(slash + 1))
        .map(last -> folder + last);
  }
}
