package io.holdfast.callevents.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.SwitchSettings;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.AsteriskAmi;
import io.holdfast.platforms.FreeSwitch;
import io.holdfast.platforms.Origin;
import io.holdfast.switches.AmiProtocol;
import io.holdfast.switches.EslProtocol;
import io.holdfast.switches.SwitchAddress;
import io.holdfast.switches.SwitchProtocol;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What differs by the kind of switch that is read live. How it is kept connected, what a gap is,
/// and how its events reach the intake does not.
enum SwitchDialect {
  /// Asterisk's manager interface.
  ASTERISK("asterisk", "asterisk-ami", 5038) {
    @Override
    SwitchProtocol.Start start() {
      return AmiProtocol::new;
    }

    @Override
    boolean isEvent(ObjectNode message) {
      return message.has("Event");
    }

    @Override
    Optional<Instant> at(ObjectNode message) {
      return AsteriskAmi.at(message);
    }

    @Override
    List<Fact> facts(ObjectNode event, Origin origin) {
      return AsteriskAmi.facts(event, origin);
    }

    @Override
    Optional<String> wrong(SwitchSettings settings) {
      return settings.user().isPresent() ? Optional.empty() : Optional.of("a user");
    }
  },

  /// FreeSWITCH's event socket.
  FREESWITCH("freeswitch", "freeswitch", 8021) {
    @Override
    SwitchProtocol.Start start() {
      return EslProtocol::new;
    }

    @Override
    boolean isEvent(ObjectNode message) {
      return message.has("Event-Name") && !message.path("Event-Name").asText().equals("HEARTBEAT");
    }

    @Override
    Optional<Instant> at(ObjectNode message) {
      String micros = message.path("Event-Date-Timestamp").asText("");
      return micros.matches("\\d{10,17}")
          ? Optional.of(Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS))
          : Optional.empty();
    }

    @Override
    List<Fact> facts(ObjectNode event, Origin origin) {
      return FreeSwitch.facts(event, origin);
    }

    @Override
    Optional<String> wrong(SwitchSettings settings) {
      if (settings.celFile().isPresent() || settings.queueLogFile().isPresent()) {
        return Optional.of("no cel-file and no queue-log-file, which are Asterisk's");
      }
      return settings
          .user()
          .filter(user -> !user.matches("[^:@]+@[^:@]+"))
          .map(_ -> "user@domain as user");
    }
  };

  private final String family;
  private final String platform;
  private final int port;

  /// @param family first part of the source
  /// @param platform its name in the path of the intake
  /// @param port that the switch listens on where nobody changed it
  SwitchDialect(String family, String platform, int port) {
    this.family = family;
    this.platform = platform;
    this.port = port;
  }

  static SwitchDialect of(SwitchSettings.Kind kind) {
    return switch (kind) {
      case ASTERISK -> ASTERISK;
      case FREESWITCH -> FREESWITCH;
    };
  }

  /// How it is spoken with.
  abstract SwitchProtocol.Start start();

  /// Whether a message is of the switch's calls; else it answers us or tells its time.
  abstract boolean isEvent(ObjectNode message);

  /// The switch's own time of a message; empty where it tells none.
  abstract Optional<Instant> at(ObjectNode message);

  abstract List<Fact> facts(ObjectNode event, Origin origin);

  /// What was expected of the settings and is not so; empty where they are right.
  abstract Optional<String> wrong(SwitchSettings settings);

  String platform() {
    return platform;
  }

  String source(String name) {
    return "/" + family + "/" + name;
  }

  /// Where the switch is.
  ///
  /// @throws IllegalArgumentException where the settings are not for this kind of switch
  SwitchAddress address(String name, SwitchSettings settings) {
    wrong(settings)
        .ifPresent(expected -> {
          throw new IllegalArgumentException(
              "Expected %s for switch %s, which is of kind %s".formatted(expected, name, family));
        });
    return new SwitchAddress(
        settings.host(),
        settings.port().orElse(port),
        settings.user(),
        settings.secret(),
        settings.tls(),
        settings.tlsCertificate());
  }
}
