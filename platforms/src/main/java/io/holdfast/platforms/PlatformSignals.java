package io.holdfast.platforms;

import java.util.List;
import java.util.stream.Stream;

/// What the signals of all platforms say. A platform's rules stand in its own class.
public final class PlatformSignals {
  /// The rules of all platforms, a row of `docs/attribution.md` each.
  public static final List<SignalRule> ALL =
      Stream.of(
              AmazonConnect.SIGNALS,
              AmiHangup.SIGNALS,
              AsteriskQueueLog.SIGNALS,
              CelHangup.SIGNALS,
              FreeSwitchHangup.SIGNALS,
              GenesysCloud.SIGNALS,
              Jambonz.SIGNALS,
              Twilio.SIGNALS)
          .flatMap(List::stream)
          .toList();

  private PlatformSignals() {}
}
