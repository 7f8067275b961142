package io.holdfast.callevents.messaging;

import io.holdfast.callevents.messaging.CatchUp.Gap;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening.GapReported;
import io.holdfast.platforms.Sender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The times in which nobody listened to a switch. The first time that it tells after a log-in is
/// the end of a gap: the gap is a fact of its own, and some seconds later the switch's logs are
/// read for the time between.
final class Gaps {
  private static final Logger LOG = Logger.getLogger(Gaps.class);

  /// Which switch it is.
  ///
  /// @param logs what tells of a gap, the more exact first
  /// @param settle from the end of a gap until they are read, so that they are written
  record Origins(Sender sender, List<CatchUp> logs, Duration settle) {}

  private final Origins origins;
  private final LastSeen seen;
  private final ToIntake delivery;
  private final AtomicInteger catchingUp = new AtomicInteger();
  private volatile String lostBy = "restarted";
  private String reason = lostBy;
  private boolean heardBefore;
  private @Nullable Instant since;

  Gaps(Origins origins, LastSeen seen, ToIntake delivery) {
    this.origins = origins;
    this.seen = seen;
    this.delivery = delivery;
  }

  /// What the switch told before may be the last we know.
  void connected() {
    since = seen.at();
    reason = lostBy;
    lostBy = "connection-lost";
  }

  /// Why the connection ended, as a stable code; without it, because it was closed.
  void lost(String code) {
    lostBy = code;
  }

  /// The gap that ends with the switch's time; null where there is none.
  @Nullable Fact endedBy(Instant now) {
    Instant from = since;
    if (from == null) {
      return null;
    }
    since = null;
    Instant until = now.isBefore(from) ? from : now;
    LOG.warnf(
        "Events of %s may be missing from %s until %s", origins.sender().source(), from, until);
    if (!origins.logs().isEmpty()) {
      delivery.told().hold();
      catchingUp.incrementAndGet();
      Gap gap = new Gap(from, until, heardBefore);
      Thread.ofVirtual().name("catch-up").start(() -> catchUp(gap));
    }
    Envelope envelope =
        Envelope.issued(
            "gap:" + from + ":" + until,
            origins.sender().source(),
            FactType.GAP_REPORTED.typeName(),
            until,
            null,
            origins.sender().tenant());
    return new Fact(envelope, new GapReported(from, until, reason));
  }

  /// The broker has everything that the switch told up to that time.
  void heard(Instant upTo) {
    heardBefore = true;
    seen.hear(upTo, !isCatchingUp());
  }

  boolean isCatchingUp() {
    return catchingUp.get() > 0;
  }

  private void catchUp(Gap gap) {
    try {
      Thread.sleep(origins.settle());
      for (CatchUp log : origins.logs()) {
        Told own = new Told(); // of one log, lines close to each other are no repeats
        own.hold();
        log.read(
            gap,
            delivery.told(),
            origins.sender(),
            lines -> {
              delivery.send(log.tongue().platform(), lines);
              own.add(lines);
            });
        delivery.told().addAll(own);
      }
    } catch (IOException e) {
      LOG.errorf(
          "Expected to read a log of %s, could not: %s", origins.sender().source(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      catchingUp.decrementAndGet();
      delivery.told().release();
    }
  }

  void close() {
    seen.write();
  }
}
