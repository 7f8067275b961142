package io.holdfast.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Topics;
import org.junit.jupiter.api.Test;

class TopicSettingsTest {
  private static TopicSettings under(String prefix) {
    return new TopicSettings() {
      @Override
      public String prefix() {
        return prefix;
      }

      @Override
      public boolean create() {
        return false;
      }

      @Override
      public int replication() {
        return 1;
      }
    };
  }

  /// Where it were another, an upgrade would read everything again.
  @Test
  void shouldCallAGroupAsItsServiceUnderTheDefaultPrefix() {
    assertThat(under(Topics.DEFAULT_PREFIX).group("callback-service"))
        .isEqualTo("callback-service");
  }

  @Test
  void shouldPutAnyOtherPrefixBeforeAGroup() {
    assertThat(under("blue.").group("callback-service")).isEqualTo("blue.callback-service");
    assertThat(under("").group("callback-service")).isEqualTo("callback-service");
  }
}
