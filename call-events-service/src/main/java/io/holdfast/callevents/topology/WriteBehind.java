package io.holdfast.callevents.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/// Living values before a store that keeps them: a value that changes many times between two
/// commits is written once, with the commit.
///
/// Kafka Streams flushes the caches of a task, then sends what they wrote, then commits the
/// offsets, in one transaction; a store's own `commit` comes after it. So what must be inside
/// stands in [#flushCache], which is no public interface: its version is pinned, and tests hold
/// what we need of it (crash between commits, take-over by a standby, recycled tasks, removals).
/// Nothing else rests on it: the store behind is a plain one, with its changelog, restoring and
/// exactly-once.
///
/// It holds nothing that is not in the store behind after a commit, so it has no changelog, and
/// starts empty. With a commit, values leave it that are at rest, and those that were not used for
/// long: when there are many young ones, they become the old ones, and what nobody asked for since
/// they did so last is let go.
final class WriteBehind<V> implements StateStore, CachedStateStore<Object, Object> {
  private final String name;
  private final int most;
  private final long mostBytes;
  private final ToLongFunction<V> weight;
  private final Predicate<V> isAtRest;
  private final List<Living<V>> changed = new ArrayList<>();
  private Map<String, Living<V>> young = new HashMap<>();
  private Map<String, Living<V>> old = new HashMap<>();
  private long youngBytes;
  private @Nullable Living<V> last;
  private @Nullable KeyValueStore<String, V> behind;
  private boolean open;

  /// A value by its key.
  private static final class Living<V> {
    private final String key;
    private V value;
    private boolean isChanged;
    private long bytes;

    Living(String key, V value) {
      this.key = key;
      this.value = value;
    }
  }

  private WriteBehind(Builder<V> built) {
    name = built.name;
    most = built.most;
    mostBytes = built.mostBytes;
    weight = built.weight;
    isAtRest = built.isAtRest;
  }

  /// Names the store that keeps the values; of the same task.
  void keepIn(KeyValueStore<String, V> store) {
    behind = store;
  }

  @Nullable V get(String key) {
    Living<V> known = find(key);
    if (known == null) {
      V kept = behind().get(key);
      known = kept == null ? null : add(key, kept);
    }
    return known == null ? null : known.value;
  }

  /// Keeps the value, which is new or has changed.
  void put(String key, V value) {
    Living<V> known = find(key);
    if (known == null) {
      known = add(key, value);
    }
    known.value = value;
    weigh(known);
    if (!known.isChanged) {
      known.isChanged = true;
      changed.add(known);
    }
  }

  /// Takes back what a step did to the value before it broke: it is read again from the store
  /// behind, or, where that does not have the changes of facts before, becomes what it was.
  ///
  /// @param was the value without the step's changes; asked for in the second case only
  void undo(String key, Supplier<V> was) {
    Living<V> known = find(key);
    if (known != null && known.isChanged) {
      known.value = was.get();
      weigh(known);
    } else {
      forget(key);
    }
  }

  void delete(String key) {
    Living<V> known = find(key);
    if (known != null) {
      known.isChanged = false;
      forget(key);
    }
    behind().delete(key);
  }

  private @Nullable Living<V> find(String key) {
    if (last != null && last.key.equals(key)) {
      return last; // what is got is put next
    }
    Living<V> known = young.get(key);
    if (known == null) {
      known = old.remove(key);
      if (known != null) {
        young.put(key, known);
        youngBytes += known.bytes;
      }
    }
    last = known;
    return known;
  }

  private Living<V> add(String key, V value) {
    Living<V> added = new Living<>(key, value);
    young.put(key, added);
    last = added;
    weigh(added);
    return added;
  }

  private void weigh(Living<V> each) {
    long bytes = weight.applyAsLong(each.value);
    youngBytes += bytes - each.bytes;
    each.bytes = bytes;
  }

  private void forget(String key) {
    Living<V> gone = young.remove(key);
    youngBytes -= gone == null ? 0 : gone.bytes;
    last = null;
  }

  @Override
  public void flushCache() {
    for (Living<V> each : changed) {
      if (each.isChanged) {
        each.isChanged = false;
        behind().put(each.key, each.value);
        if (isAtRest.test(each.value)) {
          forget(each.key);
        }
      }
    }
    changed.clear();
    last = null;
    if (young.size() > most / 2 || youngBytes > mostBytes / 2) {
      old = young;
      young = new HashMap<>();
      youngBytes = 0;
    }
  }

  /// Where a task becomes a standby, and where it begins: another may have changed what is kept.
  @Override
  public void clearCache() {
    young.clear();
    old.clear();
    changed.clear();
    youngBytes = 0;
    last = null;
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOld) {
    return false;
  }

  private KeyValueStore<String, V> behind() {
    return Objects.requireNonNull(behind, "Expected keepIn() before any use");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    clearCache();
    context.register(root, (_, _) -> {});
    open = true;
  }

  @Override
  public void close() {
    clearCache();
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /// Makes one for each task.
  ///
  /// @param most values that it holds after a commit
  /// @param mostBytes the same by their weight; values count up to here, or up to there
  /// @param isAtRest whether a value will hardly be asked for again soon
  /// @param weight bytes of a value
  record Builder<V>(
      String name, int most, long mostBytes, Predicate<V> isAtRest, ToLongFunction<V> weight)
      implements StoreBuilder<WriteBehind<V>> {
    @Override
    public WriteBehind<V> build() {
      return new WriteBehind<>(this);
    }

    @Override
    public Builder<V> withCachingEnabled() {
      return this;
    }

    @Override
    public Builder<V> withCachingDisabled() {
      return this;
    }

    @Override
    public Builder<V> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public Builder<V> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
