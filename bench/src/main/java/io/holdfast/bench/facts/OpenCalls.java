package io.holdfast.bench.facts;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A contact centre that always has the same number of calls open: each fact is the next one of a
/// call taken at random, and a call that is over makes room for a new one. The same seed tells the
/// same story.
public final class OpenCalls {
  /// Tenant of all facts.
  public static final String TENANT = "north-service-desk";

  private static final String SOURCE = "/asterisk/" + CallScript.SWITCH;
  private static final String NUMBERED = "bench-";
  private static final int NONE = -1;

  private final RandomGenerator random;
  private final @Nullable Call[] open;
  private final String story;
  private long facts;
  private long calls;
  private int vacated = NONE;

  /// One open call: its id and what is still to come.
  private record Call(String id, Deque<Happening> left) {}

  /// @param open number of calls that are open at any time, once each has begun
  /// @param seed of the story
  public OpenCalls(int open, long seed) {
    this.random = new SplittableRandom(seed);
    this.open = new Call[open];
    this.story = Long.toString(seed, Character.MAX_RADIX);
  }

  /// The next fact.
  ///
  /// @param at when it happens; not before the one before it
  public Fact next(Instant at) {
    int slot = vacated == NONE ? random.nextInt(open.length) : vacated;
    Call call = open[slot] == null ? begin() : open[slot];
    Happening happening = call.left.remove();
    boolean over = call.left.isEmpty();
    open[slot] = over ? null : call;
    vacated = over ? slot : NONE; // the next fact is the first of the call that follows
    return new Fact(envelope(call.id, happening, at), happening);
  }

  /// Whether an id is one of a fact told by [#next].
  public static boolean isNumbered(String id) {
    return id.startsWith(NUMBERED);
  }

  /// The number that [#next] gave to a fact, from 0.
  ///
  /// @param id the fact's
  public static long numberOf(String id) {
    return Long.parseLong(id, id.lastIndexOf('-') + 1, id.length(), 10);
  }

  /// How many calls have begun.
  public long begun() {
    return calls;
  }

  /// Ids of the calls that are open now.
  public Set<String> open() {
    return Arrays.stream(open)
        .filter(Objects::nonNull)
        .map(Call::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Call begin() {
    String id = CallScript.SWITCH + "-1795284314." + calls++ + "-" + story;
    return new Call(id, CallScript.write(random));
  }

  private Envelope envelope(String call, Happening happening, Instant at) {
    long number = facts++;
    String type = FactType.of(happening).orElseThrow().typeName();
    // As long as the digests by which the intake names facts that came without an id.
    String id = "%s%s-%018d".formatted(NUMBERED, story, number);
    return new Envelope(id, SOURCE, type, at, call, TENANT, null, null, null);
  }
}
