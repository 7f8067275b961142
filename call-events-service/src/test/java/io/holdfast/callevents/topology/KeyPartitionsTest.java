package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class KeyPartitionsTest {
  private static byte[] key(int i) {
    return ("demo|call-" + i).getBytes(UTF_8);
  }

  @Test
  void shouldAgreeWithThePartitionerOfKafkasOwnProducers() {
    for (int count : new int[] {1, 3, 12}) {
      KeyPartitions partitions = new KeyPartitions(() -> count, Set.of());
      for (int i = 0; i < 1_000; i++) {
        int right = BuiltInPartitioner.partitionForKey(key(i), count);
        for (int p = 0; p < count; p++) {
          assertThat(partitions.isRight(key(i), p)).isEqualTo(p == right);
        }
      }
    }
  }

  @Test
  void shouldTakeWhereAKeyStoodBeforeTheTopicGotMorePartitions() {
    KeyPartitions partitions = new KeyPartitions(() -> 12, Set.of(0, 5));
    for (int i = 0; i < 1_000; i++) {
      assertThat(partitions.isRight(key(i), BuiltInPartitioner.partitionForKey(key(i), 5)))
          .isTrue();
    }
  }
}
