package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.kit.rest.ProblemException;
import io.holdfast.kit.webhooks.Credential.Scheme;
import io.holdfast.platforms.AmazonConnect;
import io.holdfast.platforms.AsteriskAmi;
import io.holdfast.platforms.AsteriskCel;
import io.holdfast.platforms.AsteriskQueueLog;
import io.holdfast.platforms.FreeSwitch;
import io.holdfast.platforms.GenesysCloud;
import io.holdfast.platforms.Jambonz;
import io.holdfast.platforms.Origin;
import io.holdfast.platforms.Sender;
import io.holdfast.platforms.Twilio;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Platforms whose own payloads are taken, by their name in the path.
enum Platform {
  /// Contact events and contact records of Amazon Connect.
  AMAZON_CONNECT("amazon-connect", "amazon-connect", Format.JSON) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt) {
      return AmazonConnect.facts(event, origin);
    }
  },

  /// Asterisk's manager interface, each event as a JSON object of its headers.
  ASTERISK_AMI("asterisk-ami", "asterisk", Format.JSON) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt) {
      return AsteriskAmi.facts(event, origin);
    }
  },

  /// Lines of Asterisk's `queue_log`.
  ASTERISK_QUEUE_LOG("asterisk-queue-log", "asterisk", Format.LINES) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt) {
      return AsteriskQueueLog.facts(event, origin);
    }
  },

  /// Rows of Asterisk's channel event log, as objects or as lines of its CSV file.
  ASTERISK_CEL("asterisk-cel", "asterisk", Format.LINES) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt) {
      return AsteriskCel.facts(event, origin);
    }
  },

  /// FreeSWITCH's event socket, each event as an object of its headers.
  FREESWITCH("freeswitch", "freeswitch", Format.BLOCKS) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt) {
      return FreeSwitch.facts(event, origin);
    }
  },

  /// Genesys Cloud's conversations, as notified or asked for.
  GENESYS_CLOUD("genesys-cloud", "genesys-cloud", Format.JSON) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt) {
      return GenesysCloud.facts(event, origin);
    }
  },

  /// Webhooks of jambonz. Most have no time of their own, so they count from their arrival here.
  JAMBONZ("jambonz", "jambonz", Format.JSON, Scheme.TIMESTAMPED_HMAC) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt) {
      return Jambonz.facts(event, origin, arrivedAt);
    }
  },

  /// Webhooks of Twilio, and what its Event Streams sends.
  TWILIO("twilio", "twilio", Format.FORM, Scheme.TWILIO) {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt) {
      return Twilio.facts(event, origin);
    }
  };

  private final String pathName;
  private final String family;
  private final Format own;
  private final Scheme scheme;

  Platform(String pathName, String family, Format own) {
    this(pathName, family, own, Scheme.STATIC_KEY);
  }

  /// @param pathName name in the path
  /// @param family first part of the source
  /// @param own format in which the platform itself writes; JSON objects are taken from each
  /// @param scheme by which its senders show who they are, where the settings name no other
  Platform(String pathName, String family, Format own, Scheme scheme) {
    this.pathName = pathName;
    this.family = family;
    this.own = own;
    this.scheme = scheme;
  }

  /// The facts in one event of the platform.
  ///
  /// @param arrivedAt when it came, for events that have no time of their own
  abstract List<Fact> facts(ObjectNode event, Origin origin, Instant arrivedAt);

  /// The platform of that name in a path.
  ///
  /// @throws ProblemException 404 `unknown-platform`, with the names that there are
  static Platform named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.pathName.equals(name))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.of(404, "unknown-platform", "platform", name, "one of: " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(one -> one.pathName).collect(Collectors.joining(", "));
  }

  /// By which its senders show who they are.
  Scheme scheme() {
    return scheme;
  }

  /// Formats in which its payloads are taken.
  List<Format> formats() {
    return Stream.of(Format.JSON, Format.NDJSON, own).distinct().toList();
  }

  /// Who sends its events.
  ///
  /// @param agentContexts where agents' phones begin calls
  Sender sender(String tenant, String source, Set<String> agentContexts) {
    return new Sender(tenant, "/" + family + "/" + source, agentContexts);
  }
}
