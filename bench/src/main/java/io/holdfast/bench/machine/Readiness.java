package io.holdfast.bench.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/// Whether a process answers that it is ready.
final class Readiness {
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Readiness() {}

  static void await(Child process, URI ready) {
    Instant deadline = Instant.now().plus(WITHIN);
    while (!says(ready)) {
      process.requireAlive();
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("Expected " + ready + " to answer 200 within " + WITHIN);
      }
      AtExit.sleep(BETWEEN_LOOKS);
    }
  }

  private static boolean says(URI ready) {
    try {
      var request = HttpRequest.newBuilder(ready).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // it does not listen yet
    } catch (InterruptedException e) {
      throw AtExit.stopped(e);
    }
  }
}
