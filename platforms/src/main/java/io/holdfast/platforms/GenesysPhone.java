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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By what a participant of Genesys Cloud spoke, and what the platform tells of its end.
///
/// @param error code of an error
/// @param kind what it is, where the payload tells it
/// @param wrappedUpAt when they gave a wrap-up code; null where the platform gave it for them
record GenesysPhone(@Nullable String error, Kind kind, @Nullable Instant wrappedUpAt) {
  /// Added to the disconnect type of an agent's softphone in a browser.
  static final String WEBRTC = " webrtc";

  /// Added to that of an agent's phone which is none.
  static final String DESK_PHONE = " desk-phone";

  /// What somebody speaks by.
  enum Kind {
    BROWSER,
    DESK_PHONE,
    UNKNOWN;

    private static Kind of(@Nullable String error, Kind otherwise) {
      return error != null && error.contains(".webrtc.") ? BROWSER : otherwise;
    }
  }

  /// An agent's browser lost its media: idle connection checks, or a torn down session.
  static final Pattern MEDIA_LOST =
      Pattern.compile("error\\.ininedgecontrol\\.connection\\.webrtc\\.endpoint\\.disconnect\\..*");

  /// Of a participant in a running conversation, and one of their calls.
  static GenesysPhone of(JsonNode participant, JsonNode call) {
    String error = text(call.path("errorInfo"), "code");
    JsonNode wrapUp = participant.path("wrapup");
    Instant wrappedUpAt = isByHand(text(wrapUp, "code")) ? instant(wrapUp, "endTime") : null;
    return new GenesysPhone(error, Kind.of(error, Kind.UNKNOWN), wrappedUpAt);
  }

  /// Of a participant in an analytics record.
  static GenesysPhone of(List<JsonNode> sessions, GenesysSegments segments) {
    List<String> codecs = sessions.stream().flatMap(GenesysPhone::codecs).toList();
    boolean opus = codecs.stream().anyMatch(codec -> codec.contains("opus"));
    Kind kind = codecs.isEmpty() ? Kind.UNKNOWN : opus ? Kind.BROWSER : Kind.DESK_PHONE;
    return new GenesysPhone(segments.error, Kind.of(segments.error, kind), segments.wrappedUpAt);
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
    if (!agent || !(endpoint || type.equals("client"))) {
      return Map.of(GenesysCloud.DISCONNECT_TYPE, type);
    }
    return switch (kind) {
      case BROWSER -> Map.of(GenesysCloud.DISCONNECT_TYPE, type + WEBRTC);
      case DESK_PHONE -> Map.of(GenesysCloud.DISCONNECT_TYPE, endpoint ? type + DESK_PHONE : type);
      case UNKNOWN ->
          Map.of(endpoint ? GenesysCloud.UNKNOWN_PHONE : GenesysCloud.DISCONNECT_TYPE, type);
    };
  }

  /// Where an agent gives no code in time, or is gone, the platform gives one of its own, such as
  /// `ININ-WRAP-UP-TIMEOUT`.
  static boolean isByHand(@Nullable String code) {
    return code != null && !code.startsWith("ININ-");
  }

  /// Softphones in browsers speak Opus, and desk phones and trunks do not.
  private static Stream<String> codecs(JsonNode session) {
    return elements(session.path("mediaEndpointStats"))
        .flatMap(stats -> elements(stats.path("codecs")))
        .map(codec -> codec.asText().toLowerCase(Locale.ROOT));
  }
}
