package io.holdfast.simulator;

import java.util.List;
import java.util.Locale;

/// What platform a centre has, and so what is told of an end, by whom, and how surely: see [Words].
public enum CentreKind {
  /// Made up: some phones tell an end, some desktops, or one word at the end does; and the network
  /// tells of each failure. Every call is told rightly, so ordinary days have nothing else.
  PLAIN("simulator"),
  /// Asterisk, of which only its `queue_log` is read, and software of the centre's own that says of
  /// every agent who leaves last that they hung up.
  QUEUE_LOG("asterisk"),
  /// Twilio Flex without a plugin: agents speak by a softphone in a browser.
  FLEX("twilio"),
  /// Genesys Cloud with softphones in browsers, read while calls run: by what somebody speaks is
  /// not told there.
  GENESYS_LIVE("genesys-cloud"),
  /// Genesys Cloud with softphones in browsers, read from records after the call.
  GENESYS_BROWSERS("genesys-cloud"),
  /// Genesys Cloud with desk phones, read from records after the call.
  GENESYS_PHONES("genesys-cloud");

  /// What to measure confidence on: a centre of each kind, and plain ones of both sorts.
  public static final List<CentreKind> FIELD =
      List.of(PLAIN, PLAIN, QUEUE_LOG, FLEX, GENESYS_LIVE, GENESYS_BROWSERS, GENESYS_PHONES, PLAIN);

  private final String family;

  CentreKind(String family) {
    this.family = family;
  }

  /// The first part of its source.
  String family() {
    return family;
  }

  /// Its name, such as `queue-log`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
