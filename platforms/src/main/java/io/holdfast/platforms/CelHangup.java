package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `HANGUP` row says of who let go: `hangupsource` is the name of the channel that did, and
/// is copied to the rows of the others. It is held against the row's own channel, and only the
/// answer is kept, since a channel's name may hold a number.
///
/// @param source `own-channel`, `other-channel`, `dialplan`, `empty`; null where the row has none
/// @param cause Q.850 number; null where the row has none
record CelHangup(@Nullable String source, @Nullable Integer cause) {
  static final String HANGUP_SOURCE = "asterisk.cel.hangupsource";

  private static final String OWN = "own-channel";

  /// What the signals of a row say.
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(
              HANGUP_SOURCE,
              Pattern.compile(OWN),
              Says.LEG,
              SignalRule.EXPLICIT,
              "the leg's own device let go; with a cause of the network that cause counts instead"),
          rule(
              HANGUP_SOURCE,
              Pattern.compile("other-channel|dialplan|empty"),
              Says.NOBODY,
              0,
              "not this leg, or not known: empty after a transfer and where media was lost"));

  static CelHangup of(CelRow row) {
    JsonNode extra = row.extra();
    JsonNode source = extra.path("hangupsource");
    JsonNode cause = extra.path("hangupcause");
    return new CelHangup(
        source.isTextual() ? kind(source.textValue(), row.channel()) : null,
        cause.canConvertToInt() ? cause.intValue() : null);
  }

  private static String kind(String source, String channel) {
    if (source.isEmpty()) {
      return "empty";
    }
    if (source.startsWith("dialplan/")) {
      return "dialplan";
    }
    return source.equals(channel) ? OWN : "other-channel";
  }

  /// A leg whose own device let go speaks for itself; of the others the switch speaks.
  SignalOrigin origin() {
    return OWN.equals(source) ? SignalOrigin.PHONE : SignalOrigin.SWITCH;
  }

  /// The cause of the call as a whole, or of an agent's leg.
  @Nullable Cause q850() {
    return cause == null ? null : new Cause(cause, null, null);
  }

  /// The caller's leg is given the cause of the agent's, unless it let go itself.
  @Nullable Cause ownQ850() {
    return OWN.equals(source) ? q850() : null;
  }

  Map<String, String> sourceSignal() {
    return source == null ? Map.of() : Map.of(HANGUP_SOURCE, source);
  }

  Map<String, String> causeSignal() {
    return cause == null ? Map.of() : Map.of(AsteriskAmi.HANGUP_CAUSE, cause.toString());
  }

  Map<String, String> signals() {
    Map<String, String> both = new TreeMap<>(sourceSignal());
    both.putAll(causeSignal());
    return both;
  }
}
