package io.holdfast.local.replay;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One wait for the intake: how long it is asked again, and what is told to a person meanwhile.
public final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final long TOLD_EVERY_MILLIS = 1_000;

  private final URI address;
  private final Duration atMost;
  private final Consumer<String> told;
  private final long begun = System.nanoTime();
  private Duration pause = FIRST_PAUSE;

  /// @param address of the intake
  /// @param atMost how long to ask again before giving up
  /// @param told hears what is waited for, again and again
  public Patience(URI address, Duration atMost, Consumer<String> told) {
    this.address = address;
    this.atMost = atMost;
    this.told = told;
  }

  /// Sends a request, and tells of it where the answer takes its time.
  public HttpResponse<byte[]> send(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      while (true) {
        try {
          return answer.get(TOLD_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          tell("it has not answered yet");
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /// Waits a little before the next try.
  ///
  /// @param trouble why there must be one
  /// @throws TroubleException where it was long enough
  public void pause(String trouble) throws InterruptedException {
    if (seconds() >= atMost.toSeconds()) {
      throw new TroubleException(
          ExitCode.REFUSED,
          "the intake at %s stayed away for %d s: %s. Is the system up (./holdfast up), and is --url right?"
              .formatted(address, atMost.toSeconds(), trouble));
    }
    tell(trouble);
    Thread.sleep(pause);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  /// What an exception of the network means, for a person.
  public static String words(IOException trouble) {
    if (trouble instanceof ConnectException) {
      return "nobody listens there";
    }
    String message = trouble.getMessage();
    return message == null ? "the connection broke" : message;
  }

  private void tell(String what) {
    told.accept(
        "waiting for the intake at %s: %s (for %d s, %d s at most)"
            .formatted(address, what, seconds(), atMost.toSeconds()));
  }

  private long seconds() {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
  }
}
