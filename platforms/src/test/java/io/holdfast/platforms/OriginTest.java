package io.holdfast.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginTest {
  @Test
  void shouldKnowAFamilyByTheWholeOfItsName() {
    for (String source :
        List.of(
            "/asterisk/pbx-1",
            "asterisk",
            "/asterisk",
            "/asteriskish/a",
            "/a",
            "",
            "/",
            "//asterisk")) {
      for (String family : List.of("asterisk", "a", "")) {
        assertThat(Origin.isOf(family, source))
            .as("%s of %s", source, family)
            .isEqualTo(Origin.familyOf(source).equals(family));
      }
    }
  }
}
