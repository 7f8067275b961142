package io.holdfast.callevents.topology;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
/// starts empty. The values that were used least recently leave it.
final class WriteBehind<V> implements StateStore, CachedStateStore<Object, Object> {
  private final String name;
  private final int most;
  private final LinkedHashMap<String, V> living = new LinkedHashMap<>(1024, 0.75f, true);
  private final Map<String, V> changed = new HashMap<>();
  private @Nullable KeyValueStore<String, V> behind;
  private boolean open;

  private WriteBehind(String name, int most) {
    this.name = name;
    this.most = most;
  }

  /// Names the store that keeps the values; of the same task.
  void keepIn(KeyValueStore<String, V> store) {
    behind = store;
  }

  @Nullable V get(String key) {
    V known = living.get(key);
    if (known == null) {
      known = behind().get(key);
      if (known != null) {
        living.put(key, known);
      }
    }
    return known;
  }

  /// Keeps the value, which is new or has changed.
  void put(String key, V value) {
    living.put(key, value);
    changed.put(key, value);
  }

  void delete(String key) {
    living.remove(key);
    changed.remove(key);
    behind().delete(key);
  }

  @Override
  public void flushCache() {
    changed.forEach(behind()::put);
    changed.clear();
    var eldest = living.keySet().iterator();
    for (int spare = living.size() - most; spare > 0; spare--) {
      eldest.next();
      eldest.remove();
    }
  }

  /// Where a task becomes a standby, and where it begins: another may have changed what is kept.
  @Override
  public void clearCache() {
    living.clear();
    changed.clear();
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
  record Builder<V>(String name, int most) implements StoreBuilder<WriteBehind<V>> {
    @Override
    public WriteBehind<V> build() {
      return new WriteBehind<>(name, most);
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
