package io.holdfast.callevents.topology;

import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.kafka.common.utils.Utils;

/// On which partition a key belongs, by the partitioner of Kafka's own producers (murmur2). Others,
/// such as those of librdkafka by default, choose another, and would give one call two lives.
///
/// @param count how many partitions there are
/// @param earlier how many there were before, while records of that time may still be read
record KeyPartitions(IntSupplier count, Set<Integer> earlier) {
  boolean isRight(byte[] key, int partition) {
    int hash = Utils.toPositive(Utils.murmur2(key));
    if (hash % count.getAsInt() == partition) {
      return true;
    }
    for (int before : earlier) {
      if (before > 0 && hash % before == partition) {
        return true;
      }
    }
    return false;
  }
}
