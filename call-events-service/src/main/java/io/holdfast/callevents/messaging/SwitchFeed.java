package io.holdfast.callevents.messaging;

import io.holdfast.switches.RefusedException;
import io.holdfast.switches.SwitchAddress;
import io.holdfast.switches.SwitchConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps one switch connected for as long as the service runs.
///
/// ```
///   away ──connect, log in──► heard ──event, or answer with a time──► heard
///    ▲ ▲                        │ closed, silent, garbled;
///    │ └─refused: longest pause │ unread for too long
///    └──pause, twice as long ◄──┘
/// ```
final class SwitchFeed implements Runnable {
  private static final Logger LOG = Logger.getLogger(SwitchFeed.class);

  /// Spans of waiting.
  ///
  /// @param pingEvery how often the switch is asked whether it is there
  /// @param answerWithin how long after that it may be silent
  /// @param longestStall how long it may be left unread
  /// @param firstRetry pause before the first new attempt; each further one is twice as long
  /// @param lastRetry the longest pause, and the one after a refused log-in
  record Pace(
      Duration pingEvery,
      Duration answerWithin,
      Duration longestStall,
      Duration firstRetry,
      Duration lastRetry) {

    /// A random part of it keeps instances from coming all at once.
    Duration pause(int failures) {
      long doubled = firstRetry.toMillis() << Math.min(20, Math.max(0, failures - 1));
      long most = Math.min(doubled, lastRetry.toMillis());
      return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }
  }

  private static final int HOPELESS = 100;

  private final String name;
  private final SwitchAddress address;
  private final SwitchEvents events;
  private final Pace pace;
  private volatile boolean stopping;
  private volatile boolean refused;
  private volatile @Nullable SwitchConnection connection;

  SwitchFeed(String name, SwitchAddress address, SwitchEvents events, Pace pace) {
    this.name = name;
    this.address = address;
    this.events = events;
    this.pace = pace;
  }

  @Override
  public void run() {
    int failures = 0;
    try {
      while (!stopping) {
        try (SwitchConnection live = SwitchConnection.open(address, events.dialect().start())) {
          failures = 0;
          refused = false;
          follow(live);
        } catch (RefusedException e) {
          failures = HOPELESS;
          refused = true;
          LOG.errorf("%s refused us: %s", name, e.getMessage());
        } catch (IOException | RuntimeException e) {
          // whatever broke: the events since are a gap, and the next connection tells of it
          failures++;
          if (!stopping) {
            LOG.warnf("%s is away: %s", name, e);
          }
        } finally {
          connection = null;
        }
        if (!stopping) {
          Thread.sleep(pace.pause(failures));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!stopping) {
        events.delivery().abandon();
      }
      events.gaps().close();
    }
  }

  /// Until the connection ends, which it does with an exception.
  private void follow(SwitchConnection live) throws IOException, InterruptedException {
    connection = live;
    LOG.infof("%s is connected", name);
    events.gaps().connected();
    Thread keepAlive =
        Thread.ofVirtual().name("switch-" + name + "-ping").start(() -> keepAlive(live));
    try {
      while (!stopping) {
        events.take(live.read());
      }
    } finally {
      keepAlive.interrupt();
    }
  }

  /// A connection may be dead without a word. The answer to the first ping tells the switch's time.
  private void keepAlive(SwitchConnection live) {
    Duration most = pace.pingEvery().plus(pace.answerWithin());
    try {
      while (live.silence().compareTo(most) < 0
          && live.unread().compareTo(pace.longestStall()) < 0) {
        live.ping();
        Thread.sleep(pace.pingEvery());
      }
      events.gaps().lost(live.silence().isZero() ? "broker-away" : "no-answer");
      live.close();
    } catch (IOException | InterruptedException e) {
      LOG.debugf("%s is asked no more: %s", name, e);
    }
  }

  boolean isConnected() {
    return connection != null;
  }

  /// `connected`, `catching-up`, `refused` or `away`.
  String state() {
    if (isConnected()) {
      return events.gaps().isCatchingUp() ? "catching-up" : "connected";
    }
    return refused ? "refused" : "away";
  }

  /// Ends the connection, and waits until what was read before is taken.
  ///
  /// @param runner the thread that runs this
  void stop(Thread runner, Duration most) throws InterruptedException {
    stopping = true;
    SwitchConnection live = connection;
    if (live == null) {
      runner.interrupt();
    } else {
      live.close();
    }
    if (!runner.join(most)) {
      runner.interrupt();
    }
  }
}
