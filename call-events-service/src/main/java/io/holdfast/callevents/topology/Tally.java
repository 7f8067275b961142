package io.holdfast.callevents.topology;

import io.holdfast.callevents.Conservation.Count;
import io.holdfast.callevents.Conservation.Report;
import io.holdfast.callevents.Conservation.Source;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Counts what became of the facts, by tenant and source (invariant I1): twice.
///
/// - In a store, a row a tenant and source in each partition. It is written in the transaction that
///   commits the offsets, so it is exact whatever crashes, and is asked for over REST.
/// - In a metric: what this instance did since its start, together with the work of transactions
///   that were rolled back and done again.
///
/// A source is named only where it looks like the name of a switch and holds nothing like a phone
/// number, and only some hundred of them; the rest of a tenant's count as `other`. The metric names
/// some hundred pairs; the rest stand in it as tenant and source `other`, and apart in the store.
final class Tally {
  static final String STORE = "tallies";
  static final String LIVING = "living-tallies";
  static final String UNKNOWN = "unknown";
  static final String OTHER = "other";

  /// `/asterisk/pbx-1`
  private static final Pattern PLAIN =
      Pattern.compile("(?!.*\\d{7})/[a-z][a-z0-9-]{0,30}(/[A-Za-z0-9._-]{1,64})?");

  /// Most pairs of tenant and source that an instance names.
  private static final int MOST = 300;

  /// Most tenants that an instance counts apart; the rest are one.
  private static final int MOST_TENANTS = 10_000;

  /// @param counters by [Count#place]
  record Row(String key, Counter[] counters) {}

  private final MeterRegistry registry;
  private final Map<String, Map<String, Row>> rows = new ConcurrentHashMap<>();
  private final Map<String, String> labels = new ConcurrentHashMap<>();

  /// All that has no row of its own.
  private final Row rest;

  private int pairs;

  Tally(MeterRegistry registry) {
    this.registry = registry;
    this.rest = new Row(OTHER + "|" + OTHER, counters(OTHER, OTHER));
  }

  /// The store of the counts, kept in memory and in its changelog.
  static StoreBuilder<KeyValueStore<String, long[]>> store() {
    Serde<long[]> counts = Serdes.serdeFrom((_, row) -> write(row), (_, bytes) -> read(bytes));
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(STORE), Serdes.String(), counts);
  }

  /// The tenant's counts, those of all partitions of this instance added up.
  static Report report(
      String tenant, List<Integer> partitions, ReadOnlyKeyValueStore<String, long[]> kept) {
    Map<String, long[]> sums = new TreeMap<>();
    try (var all = kept.all()) {
      while (all.hasNext()) {
        var row = all.next();
        int bar = row.key.indexOf('|');
        if (row.key.substring(0, bar).equals(tenant)) {
          sums.merge(row.key.substring(bar + 1), row.value, Tally::sum);
        }
      }
    }
    List<Source> sources =
        sums.entrySet().stream().map(s -> Source.of(s.getKey(), s.getValue())).toList();
    return new Report(tenant, partitions, sources.stream().allMatch(Source::balanced), sources);
  }

  private static long[] sum(long[] one, long[] other) {
    long[] sum = one.clone();
    Arrays.setAll(sum, i -> one[i] + other[i]);
    return sum;
  }

  /// The row of a pair, or the one in which it is counted with others: counts are kept for each of
  /// thousands of tenants, and shown in a metric for the first of them.
  Row row(String tenant, String source) {
    Map<String, Row> ofTenant = rows.get(tenant);
    Row known = ofTenant == null ? null : ofTenant.get(source);
    return known == null ? added(tenant, source) : known;
  }

  private synchronized Row added(String tenant, String source) {
    Map<String, Row> ofTenant = rows.get(tenant);
    if (ofTenant == null && rows.size() >= MOST_TENANTS) {
      return rest;
    }
    String named = pairs < MOST ? source : OTHER;
    Row known = ofTenant == null ? null : ofTenant.get(named);
    if (known == null) {
      boolean shown = pairs++ < 2 * MOST;
      known = new Row(tenant + "|" + named, shown ? counters(tenant, named) : rest.counters);
      rows.computeIfAbsent(tenant, _ -> new ConcurrentHashMap<>()).put(named, known);
    }
    return known;
  }

  private Counter[] counters(String tenant, String source) {
    Counter[] counters = new Counter[Count.SIZE];
    for (Count one : Count.values()) {
      counters[one.place()] =
          registry.counter(
              "holdfast.facts", "outcome", one.label(), "tenant", tenant, "source", source);
    }
    return counters;
  }

  /// What a source is called here.
  String label(String source) {
    String known = labels.get(source);
    if (known == null) {
      known = PLAIN.matcher(source).matches() ? source : OTHER;
      if (labels.size() < 2 * MOST) {
        labels.put(source, known);
      }
    }
    return known;
  }

  private static byte @Nullable [] write(long @Nullable [] counts) {
    if (counts == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(counts.length * Long.BYTES);
    bytes.asLongBuffer().put(counts);
    return bytes.array();
  }

  /// A row of a release that counted fewer things is filled up with zeros.
  private static long @Nullable [] read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    long[] counts = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(counts);
    return Arrays.copyOf(counts, Math.max(counts.length, Count.SIZE));
  }
}
