package io.holdfast.kit.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What is refused before any resource is looked for: too large, too long, too slow, or packed in a
/// way that nobody unpacks.
@ApplicationScoped
public class HttpBorder {
  private static final int LONGEST_ADDRESS = 8_192;
  private static final int LARGEST_HEADERS = 20_480;
  private static final int FIRST = 10_000;

  private final long mostBytes;
  private final Duration patience;
  private final Set<String> encodings;

  /// @param most bytes of a body
  public HttpBorder(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M")
          MemorySize most,
      HttpSettings settings) {
    this.mostBytes = most.asLongValue();
    this.patience = settings.bodyTimeout();
    this.encodings = new TreeSet<>(settings.encodings());
  }

  void watch(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext of) {
    Problem trouble = trouble(of.request());
    if (trouble != null) {
      if (trouble.status() == 415) {
        of.response().putHeader("Accept-Encoding", String.join(", ", encodings));
      }
      HttpProblems.answer(of, trouble);
      return;
    }
    waitForTheEnd(of);
    of.next();
  }

  private @Nullable Problem trouble(HttpServerRequest request) {
    int address = request.uri().length();
    if (address > LONGEST_ADDRESS) {
      return Problem.of(
          414, "uri-too-long", "the address", address + "", "at most " + LONGEST_ADDRESS + " long");
    }
    if (headerLength(request) > LARGEST_HEADERS) {
      return Problem.of(
          431, "headers-too-large", "the headers", null, "at most " + LARGEST_HEADERS + " long");
    }
    String length = request.getHeader("Content-Length");
    if (number(length) > mostBytes) {
      return Problem.of(
          413, "too-large", "Content-Length", length, "at most " + mostBytes + " bytes");
    }
    String encoding = request.getHeader("Content-Encoding");
    return encoding == null || encodings.contains(encoding.strip().toLowerCase(Locale.ROOT))
        ? null
        : Problem.of(
            415,
            "unsupported-encoding",
            "Content-Encoding",
            encoding,
            "one of: " + String.join(", ", encodings));
  }

  private static int headerLength(HttpServerRequest request) {
    int length = 0;
    for (var header : request.headers()) {
      length += header.getKey().length() + header.getValue().length();
    }
    return length;
  }

  private static long number(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      return 0; // Netty refuses it
    }
  }

  private void waitForTheEnd(RoutingContext of) {
    if (of.request().isEnded()) {
      return;
    }
    long timer = of.vertx().setTimer(patience.toMillis(), _ -> cut(of));
    of.addEndHandler(_ -> of.vertx().cancelTimer(timer));
  }

  private void cut(RoutingContext of) {
    if (!of.request().isEnded()) {
      HttpProblems.answer(
          of,
          Problem.of(
              408,
              "body-too-slow",
              "the body",
              null,
              "there as a whole within " + patience.toMillis() + " ms"));
    }
  }
}
