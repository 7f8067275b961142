package io.holdfast.callevents;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// A switch that is read live, under `holdfast.call-events.switches.<switch>`.
public interface SwitchSettings {
  /// Which interface it has.
  enum Kind {
    /// Asterisk's manager interface.
    ASTERISK,

    /// FreeSWITCH's event socket.
    FREESWITCH
  }

  /// What it is.
  @WithDefault("asterisk")
  Kind kind();

  /// Its address.
  String host();

  /// Port of that interface; 5038 of an Asterisk, 8021 of a FreeSWITCH where none is set.
  OptionalInt port();

  /// User in an Asterisk's `manager.conf`; of a FreeSWITCH `user@domain`, or none where the
  /// password of its `event_socket.conf.xml` is used.
  Optional<String> user();

  /// The user's secret, or that password.
  String secret();

  /// Tenant whose calls it switches.
  String tenant();

  /// The instance that reads it, by its `holdfast.call-events.instance-id`; without it every
  /// instance does that has this setting.
  Optional<String> instance();

  /// Whether the connection is encrypted; an Asterisk's port is then mostly 5039.
  @WithDefault("false")
  boolean tls();

  /// PEM file with the certificates to trust; without it those that Java trusts.
  Optional<Path> tlsCertificate();

  /// An Asterisk's `Master.csv` of CEL, as this service sees it: read for the time of a gap.
  Optional<Path> celFile();

  /// Time zone of dates in it that name none, where it is not UTC.
  Optional<String> celZone();

  /// An Asterisk's `queue_log`, as this service sees it: read for the time of a gap.
  Optional<Path> queueLogFile();

  /// How often it is asked whether it is still there.
  @WithDefault("10s")
  Duration pingEvery();

  /// How long it may be silent beyond that before the connection is given up.
  @WithDefault("10s")
  Duration answerWithin();

  /// How long it may be left unread while Kafka is away. Then the connection is ended, so that its
  /// memory does not fill with what it keeps for us.
  @WithDefault("1m")
  Duration longestStall();

  /// Longest pause between two attempts to connect, and the one after a refused log-in.
  @WithDefault("1m")
  Duration longestPause();
}
