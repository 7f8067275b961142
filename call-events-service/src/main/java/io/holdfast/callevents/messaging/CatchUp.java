package io.holdfast.callevents.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.Reading;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.AsteriskCel;
import io.holdfast.platforms.AsteriskQueueLog;
import io.holdfast.platforms.Origin;
import io.holdfast.platforms.Sender;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a log of the switch says of a time in which nobody listened to it.
///
/// @param tongue how its lines are read
/// @param file where it stands, as this service sees it
/// @param zone of times that name none, where it is not UTC
record CatchUp(Tongue tongue, Path file, Optional<String> zone) {
  /// A log's lines of the gap's last seconds may be written late, and its times be cut.
  private static final Duration EDGE = Duration.ofSeconds(2);

  /// Of an older gap the facts would be out of the sane window.
  private static final Duration LONGEST = Duration.ofHours(24);

  private static final int AT_ONCE = 200;

  /// Which of the switch's logs it is.
  enum Tongue {
    CEL("asterisk-cel"),
    QUEUE_LOG("asterisk-queue-log");

    private final String platform;

    Tongue(String platform) {
      this.platform = platform;
    }

    /// Its name in the path of the intake.
    String platform() {
      return platform;
    }

    List<Fact> facts(ObjectNode line, Origin origin) {
      return switch (this) {
        case CEL -> AsteriskCel.facts(line, origin);
        case QUEUE_LOG -> AsteriskQueueLog.facts(line, origin);
      };
    }

    private Instant at(ObjectNode line) {
      return switch (this) {
        case CEL -> AsteriskCel.at(line);
        case QUEUE_LOG -> AsteriskQueueLog.at(line);
      };
    }
  }

  /// A time without events.
  ///
  /// @param edges whether we know what was told just before it
  record Gap(Instant from, Instant until, boolean edges) {
    Instant first() {
      Instant oldest = until.minus(LONGEST);
      Instant start = edges ? from.minus(EDGE) : from.plusNanos(1);
      return start.isBefore(oldest) ? oldest : start;
    }

    boolean holds(Instant at) {
      return !at.isBefore(first()) && !at.isAfter(until.plus(EDGE));
    }
  }

  /// Takes some lines.
  interface Taker {
    void take(List<Reading> readings) throws InterruptedException;
  }

  /// Reads the lines of the gap, and leaves out what the switch told itself.
  void read(Gap gap, Told told, Sender sender, Taker taker)
      throws IOException, InterruptedException {
    List<Reading> some = new ArrayList<>();
    try (BufferedReader lines = LogTail.open(file, gap.first(), this::timeOf)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (timeOf(line).filter(gap::holds).isPresent()) {
          some.add(reading(line, told, sender));
        }
        if (some.size() == AT_ONCE) {
          taker.take(List.copyOf(some));
          some.clear();
        }
      }
    }
    taker.take(List.copyOf(some));
  }

  private Reading reading(String line, Told told, Sender sender) {
    ObjectNode event = event(line);
    return Reading.of(
        () ->
            tongue.facts(event, sender.origin(event)).stream()
                .filter(fact -> !told.knows(fact))
                .toList(),
        () -> line.getBytes(UTF_8),
        "text/plain");
  }

  private Optional<Instant> timeOf(String line) {
    try {
      return Optional.of(tongue.at(event(line)));
    } catch (UnreadableEventException e) {
      return Optional.empty();
    }
  }

  private ObjectNode event(String line) {
    ObjectNode event = Json.mapper().createObjectNode().put("line", line);
    zone.ifPresent(name -> event.put("zone", name));
    return event;
  }
}
