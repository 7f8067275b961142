package io.holdfast.platforms;

import static io.holdfast.platforms.GenesysLeg.elements;
import static io.holdfast.platforms.GenesysLeg.instant;
import static io.holdfast.platforms.GenesysLeg.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// By what a participant of Genesys Cloud spoke, and what the platform tells of its end.
///
/// @param error code of an error
/// @param webRtc whether it is a softphone in a browser, where the payload tells it
/// @param wrappedUpAt when they gave a wrap-up code; null where the platform gave it for them
record GenesysPhone(@Nullable String error, boolean webRtc, @Nullable Instant wrappedUpAt) {
  /// Added to the disconnect type of an agent's softphone in a browser.
  static final String WEBRTC = " webrtc";

  /// Added to that of an agent's phone of which the payload does not tell whether it is one.
  static final String ANY_PHONE = " any-phone";

  /// An agent's browser lost its media: idle connection checks, or a torn down session.
  static final Pattern MEDIA_LOST =
      Pattern.compile("error\\.ininedgecontrol\\.connection\\.webrtc\\.endpoint\\.disconnect\\..*");

  /// Of a participant in a running conversation, and one of their calls.
  static GenesysPhone of(JsonNode participant, JsonNode call) {
    String error = text(call.path("errorInfo"), "code");
    JsonNode wrapUp = participant.path("wrapup");
    Instant wrappedUpAt = isByHand(text(wrapUp, "code")) ? instant(wrapUp, "endTime") : null;
    return new GenesysPhone(error, isWebRtc(error), wrappedUpAt);
  }

  /// Of a participant in an analytics record.
  static GenesysPhone of(List<JsonNode> sessions, GenesysSegments segments) {
    boolean opus = sessions.stream().anyMatch(GenesysPhone::speaksOpus);
    return new GenesysPhone(segments.error, opus || isWebRtc(segments.error), segments.wrappedUpAt);
  }

  /// The signal of an end; none where nothing is told.
  ///
  /// @param type how they left
  /// @param agent whether they are an agent; who calls may hang up as they like
  Map<String, String> signals(@Nullable String type, boolean agent) {
    if (error != null && MEDIA_LOST.matcher(error).matches()) {
      return Map.of(GenesysCloud.ERROR_CODE, error);
    }
    if (type == null) {
      return Map.of();
    }
    boolean endpoint = type.equals("endpoint");
    boolean browser = webRtc && (endpoint || type.equals("client"));
    String kind = !agent ? "" : browser ? WEBRTC : endpoint ? ANY_PHONE : "";
    return Map.of(GenesysCloud.DISCONNECT_TYPE, type + kind);
  }

  /// Where an agent gives no code in time, or is gone, the platform gives one of its own, such as
  /// `ININ-WRAP-UP-TIMEOUT`.
  static boolean isByHand(@Nullable String code) {
    return code != null && !code.startsWith("ININ-");
  }

  private static boolean isWebRtc(@Nullable String error) {
    return error != null && error.contains(".webrtc.");
  }

  /// Which softphones in browsers do, and desk phones and trunks do not.
  private static boolean speaksOpus(JsonNode session) {
    return elements(session.path("mediaEndpointStats"))
        .flatMap(stats -> elements(stats.path("codecs")))
        .anyMatch(codec -> codec.asText().toLowerCase(Locale.ROOT).contains("opus"));
  }
}
