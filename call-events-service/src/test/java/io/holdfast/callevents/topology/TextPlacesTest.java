package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPlacesTest {
  private static final List<String> KNOWN = List.of("id", "source", "type");

  @Test
  void shouldNumberTextsByTheirFirstComing() {
    TextPlaces places = new TextPlaces(KNOWN);
    assertThat(places.of("type")).isEqualTo(2);
    assertThat(places.of("1001")).isEqualTo(TextPlaces.NEW);
    assertThat(places.of("1001")).isEqualTo(3);
  }

  @Test
  void shouldNumberTextsOfManyCallsAsAMapWould() {
    Random random = new Random(20261127);
    TextPlaces places = new TextPlaces(KNOWN);
    for (int call = 0; call < 200; call++) {
      places.clear();
      Map<String, Integer> expected = new HashMap<>(Map.of("id", 0, "source", 1, "type", 2));
      int texts = call % 50 == 49 ? 3_000 : 40;
      for (int i = 0; i < texts; i++) {
        String text = "t" + random.nextInt(texts);
        Integer before = expected.putIfAbsent(text, expected.size());
        assertThat(places.of(text)).isEqualTo(before == null ? TextPlaces.NEW : before);
      }
    }
  }
}
