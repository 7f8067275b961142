package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.domain.AmazonConnect;
import io.holdfast.callevents.domain.AsteriskAmi;
import io.holdfast.callevents.domain.FreeSwitch;
import io.holdfast.callevents.domain.GenesysCloud;
import io.holdfast.callevents.domain.Jambonz;
import io.holdfast.callevents.domain.Origin;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Platforms whose own payloads are taken, by their name in the path.
enum Platform {
  /// Contact events and contact records of Amazon Connect.
  AMAZON_CONNECT("amazon-connect", "amazon-connect", Format.JSON) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin) {
      return AmazonConnect.facts(event, origin);
    }
  },

  /// Asterisk's manager interface, each event as a JSON object of its headers.
  ASTERISK_AMI("asterisk-ami", "asterisk", Format.JSON) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin) {
      Map<String, String> headers = new HashMap<>();
      event.properties().forEach(h -> headers.put(h.getKey(), first(h.getValue())));
      if (!headers.containsKey("Event")) {
        throw new UnreadableEventException("missing-field", "Expected a header Event");
      }
      return AsteriskAmi.facts(headers, origin);
    }
  },
  /// FreeSWITCH's event socket, each event as an object of its headers.
  FREESWITCH("freeswitch", "freeswitch", Format.BLOCKS) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin) {
      return FreeSwitch.facts(event, origin);
    }
  },
  /// Genesys Cloud's conversations, as notified or asked for.
  GENESYS_CLOUD("genesys-cloud", "genesys-cloud", Format.JSON) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin) {
      return GenesysCloud.facts(event, origin);
    }
  },
  /// Webhooks of jambonz. Most have no time of their own, so they count from their arrival here.
  JAMBONZ("jambonz", "jambonz", Format.JSON) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin) {
      return Jambonz.facts(event, origin, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
  };

  private final String pathName;
  private final String family;
  private final Format own;

  /// @param pathName name in the path
  /// @param family first part of the source
  /// @param own format in which the platform itself writes; JSON objects are taken from each
  Platform(String pathName, String family, Format own) {
    this.pathName = pathName;
    this.family = family;
    this.own = own;
  }

  /// The facts in one event of the platform.
  abstract List<Fact> facts(ObjectNode event, Origin origin);

  /// The platform of that name in a path.
  static Optional<Platform> named(String name) {
    return Arrays.stream(values()).filter(one -> one.pathName.equals(name)).findFirst();
  }

  /// All names, for whoever asked for another.
  static String names() {
    return Arrays.stream(values()).map(one -> one.pathName).collect(Collectors.joining(", "));
  }

  /// Name in the path.
  String pathName() {
    return pathName;
  }

  /// Formats in which its payloads are taken.
  List<Format> formats() {
    return Stream.of(Format.JSON, Format.NDJSON, own).distinct().toList();
  }

  /// Where an event came from.
  Origin origin(String tenant, String source, ObjectNode event) {
    return new Origin(tenant, "/" + family + "/" + source, digest(event));
  }

  private static String first(JsonNode value) {
    return value.isArray() ? value.path(0).asText() : value.asText();
  }

  /// Names the content of an event, whatever the order of its fields: 22 characters.
  private static String digest(ObjectNode event) {
    try {
      byte[] canonical =
          Json.mapper()
              .writer()
              .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writeValueAsBytes(Json.mapper().treeToValue(event, Object.class));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException("Expected to digest an event, could not", e);
    }
  }
}
