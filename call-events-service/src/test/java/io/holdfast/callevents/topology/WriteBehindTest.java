package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
  private static final int MOST = 10;
  private static final int MOST_BYTES = 1_000;

  private final KeyValueStore<String, String> behind =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("kept"), Serdes.String(), Serdes.String())
          .withLoggingDisabled()
          .build();
  private final WriteBehind<String> living =
      new WriteBehind.Builder<String>(
              "living", MOST, MOST_BYTES, value -> value.endsWith("over"), String::length)
          .build();

  @BeforeEach
  void open() {
    behind.init(new MockProcessorContext<>().getStateStoreContext(), behind);
    living.keepIn(behind);
  }

  @Test
  void shouldWriteWithTheFlushAndNotBefore() {
    living.put("c", "1");
    living.put("c", "2");
    assertThat(behind.get("c")).isNull();
    living.flushCache();
    assertThat(behind.get("c")).isEqualTo("2");
    behind.put("c", "from elsewhere");
    living.flushCache();
    assertThat(behind.get("c")).isEqualTo("from elsewhere");
  }

  @Test
  void shouldLetGoOfWhatIsAtRestWithTheFlush() {
    living.put("c", "it is over");
    living.put("d", "it goes on");
    living.flushCache();
    behind.put("c", "written");
    behind.put("d", "written");
    assertThat(living.get("c")).isEqualTo("written");
    assertThat(living.get("d")).isEqualTo("it goes on");
  }

  @Test
  void shouldNotBringBackWhatWasDeletedAfterAChange() {
    living.put("c", "1");
    living.delete("c");
    living.flushCache();
    assertThat(living.get("c")).isNull();
    assertThat(behind.get("c")).isNull();
  }

  @Test
  void shouldForgetWhatWasNotFlushedWhereTheTaskBecomesAStandby() {
    living.put("c", "1");
    living.clearCache();
    living.flushCache();
    assertThat(living.get("c")).isNull();
  }

  @Test
  void shouldLetGoOfFewLargeValuesByTheirBytes() {
    living.put("large", "x".repeat(MOST_BYTES));
    living.flushCache();
    living.put("other", "x".repeat(MOST_BYTES));
    living.flushCache();
    behind.put("large", "read again");
    behind.put("other", "not read again");
    assertThat(living.get("large")).isEqualTo("read again");
    assertThat(living.get("other")).hasSize(MOST_BYTES);
  }

  @Test
  void shouldLetGoOfManyValuesThatNobodyAskedForSince() {
    for (String name : List.of("early", "late")) {
      for (int i = 0; i < MOST; i++) {
        living.put(name + i, "1");
      }
      living.flushCache();
    }
    behind.put("early0", "read again");
    behind.put("late0", "not read again");
    assertThat(living.get("early0")).isEqualTo("read again");
    assertThat(living.get("late0")).isEqualTo("1");
  }

  @Test
  void shouldTakeBackWhatABrokenStepDid() {
    living.put("c", "1");
    living.undo("c", () -> "as it was");
    assertThat(living.get("c")).isEqualTo("as it was");
    living.flushCache();
    assertThat(behind.get("c")).isEqualTo("as it was");
    living.undo("c", () -> "not asked for");
    behind.put("c", "kept");
    assertThat(living.get("c")).isEqualTo("kept");
  }

  @Test
  void shouldAnswerAsAMapWouldHoweverManyValuesThereAre() {
    Random random = new Random(20261127);
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String key = "k" + random.nextInt(4 * MOST);
      switch (random.nextInt(10)) {
        case 0 -> living.flushCache();
        case 1 -> {
          living.delete(key);
          expected.remove(key);
        }
        case 2, 3, 4 -> {
          String value = random.nextInt(5) == 0 ? i + " over" : String.valueOf(i);
          living.put(key, value);
          expected.put(key, value);
        }
        default -> assertThat(living.get(key)).isEqualTo(expected.get(key));
      }
    }
    living.flushCache();
    Map<String, String> kept = new HashMap<>();
    behind.all().forEachRemaining(each -> kept.put(each.key, each.value));
    assertThat(kept).isEqualTo(expected);
  }
}
