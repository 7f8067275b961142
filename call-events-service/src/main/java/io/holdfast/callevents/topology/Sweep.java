package io.holdfast.callevents.topology;

import io.holdfast.callevents.CallEventsConfig.CallEvents;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.CallHistory.Mark;
import io.holdfast.callevents.domain.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Gives calls without an end up, and lets ended ones leave the store, by the wall clock.
///
/// It looks at some calls at a time, by their marks alone. A round begins when the last one is due,
/// and takes as many looks as the store is large, so that the stream never stands still for it.
final class Sweep {
  private static final Logger LOG = Logger.getLogger(Sweep.class);
  static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// Calls that are looked at in one go: a millisecond or two of a partition's second, which is
  /// more than come new in one.
  private static final int LOOKS = 1_000;

  /// A record that waited longer than this before it was read shows that more wait behind it; and
  /// all that stood on the partition this long ago must have been read. Ours.
  private static final Duration BEHIND = Duration.ofMinutes(1);

  private final CallEvents limits;
  private final KeyValueStore<String, CallHistory> kept;
  private final WriteBehind<CallHistory> living;
  private final BiConsumer<String, Outcome.Taken> expired;
  private final LongSupplier readUntil;
  private long wasBehind = Long.MIN_VALUE / 2;
  private long roundBegan;
  private @Nullable String next;

  /// @param kept where all calls are, once the living ones are written
  /// @param readUntil wall-clock time at which all stood on the partition that has been read by
  ///   now: after an outage it is long ago, until what waited was read
  /// @param expired takes the key of a call that was given up, and what became of it; keeps it
  Sweep(
      CallEvents limits,
      KeyValueStore<String, CallHistory> kept,
      WriteBehind<CallHistory> living,
      LongSupplier readUntil,
      BiConsumer<String, Outcome.Taken> expired) {
    this.limits = limits;
    this.kept = kept;
    this.living = living;
    this.readUntil = readUntil;
    this.expired = expired;
  }

  /// Begins at that wall-clock time: the first round is due one round later.
  void begin(long now) {
    roundBegan = now;
  }

  /// Hears of each record: while old ones are still being read, the ends of silent calls may be
  /// among them.
  void read(long arrived, long now) {
    if (now - arrived > BEHIND.toMillis()) {
      wasBehind = now;
    }
  }

  /// Looks at the next calls.
  void look(long timestamp) {
    if (next == null && timestamp - roundBegan < limits.sweepEvery().toMillis()) {
      return;
    }
    roundBegan = next == null ? timestamp : roundBegan;
    living.flushCache();
    Instant now = Instant.ofEpochMilli(timestamp);
    boolean mayExpire =
        timestamp - wasBehind > limits.sweepEvery().toMillis()
            && timestamp - readUntil.getAsLong() <= BEHIND.toMillis();
    int left = LOOKS;
    String stoppedAt = null;
    try (var rest = kept.range(next, null)) {
      while (rest.hasNext() && stoppedAt == null) {
        var entry = rest.next();
        if (left-- == 0) {
          stoppedAt = entry.key;
        } else {
          look(entry.key, entry.value.mark(), now, mayExpire);
        }
      }
    }
    next = stoppedAt;
  }

  /// A call whose facts cannot be read stays as it is.
  private void look(String key, Mark mark, Instant now, boolean mayExpire) {
    try {
      sweep(key, mark, now, mayExpire);
    } catch (KafkaException e) {
      throw e; // of the broker or the store
    } catch (RuntimeException e) {
      living.undo(key, () -> known(key));
      LOG.debugf("A call is passed by: %s", e.getClass().getSimpleName());
    }
  }

  private void sweep(String key, Mark mark, Instant now, boolean mayExpire) {
    Duration idle = Duration.between(mark.touchedAt(), now);
    if (mark.gone()) {
      if (idle.compareTo(limits.rememberFinished()) > 0) {
        living.delete(key);
      }
    } else if (mark.over()) {
      if (idle.compareTo(limits.keepFinished()) > 0) {
        living.put(key, known(key).leave(now));
      }
    } else if (mayExpire && idle.compareTo(limits.expireAfter(tenantOf(key))) > 0) {
      known(key).expire(now).ifPresent(given -> expired.accept(key, given));
    }
  }

  private CallHistory known(String key) {
    CallHistory known = living.get(key);
    return known == null ? CallHistory.empty() : known;
  }

  private static String tenantOf(String key) {
    return key.substring(0, key.indexOf('|'));
  }
}
