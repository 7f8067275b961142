package io.holdfast.callevents.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// One bound on RocksDB's memory for all partitions of the process: blocks, indexes, filters and
/// what is not written yet all count against one cache. By default each partition has its own.
public final class SharedMemory implements RocksDBConfigSetter {
  /// Setting of the stream with the bytes of the cache.
  static final String BYTES = "holdfast.rocksdb.bytes";

  private static final long WRITE_BUFFER = 8L << 20;

  private static volatile @Nullable Shared shared;

  /// Of the process, as long as it lives: tasks come and go.
  private record Shared(Cache cache, WriteBufferManager writes) {
    static Shared of(long bytes) {
      RocksDB.loadLibrary();
      Cache cache = new LRUCache(bytes, -1, false, 0.1);
      return new Shared(cache, new WriteBufferManager(bytes / 2, cache));
    }
  }

  private static synchronized Shared shared(Map<String, Object> settings) {
    Shared made = shared;
    if (made == null) {
      made = Shared.of(Long.parseLong(String.valueOf(settings.get(BYTES))));
      shared = made;
    }
    return made;
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    Shared all = shared(settings);
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(all.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(all.writes());
    options.setWriteBufferSize(WRITE_BUFFER);
    options.setMaxWriteBufferNumber(2);
  }

  /// What is shared outlives the stores.
  @Override
  public void close(String store, Options options) {}
}
