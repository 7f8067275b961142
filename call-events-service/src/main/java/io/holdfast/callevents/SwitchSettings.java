package io.holdfast.callevents;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A switch whose manager interface is read live, under `holdfast.call-events.switches.<switch>`.
public interface SwitchSettings {
  /// Its address.
  String host();

  /// Port of its manager interface.
  @WithDefault("5038")
  int port();

  /// User in its `manager.conf`.
  String user();

  /// The user's secret.
  String secret();

  /// Tenant whose calls it switches.
  String tenant();

  /// The instance that reads it, by its `holdfast.call-events.instance-id`; without it every
  /// instance does that has this setting.
  Optional<String> instance();

  /// Whether the connection is encrypted; its port is then mostly 5039.
  @WithDefault("false")
  boolean tls();

  /// PEM file with the certificates to trust; without it those that Java trusts.
  Optional<Path> tlsCertificate();

  /// Its `Master.csv` of CEL, as this service sees it: read for the time of a gap.
  Optional<Path> celFile();

  /// Time zone of dates in it that name none, where it is not UTC.
  Optional<String> celZone();

  /// Its `queue_log`, as this service sees it: read for the time of a gap.
  Optional<Path> queueLogFile();

  /// How often it is asked whether it is still there.
  @WithDefault("10s")
  Duration pingEvery();

  /// How long it may be silent beyond that before the connection is given up.
  @WithDefault("10s")
  Duration answerWithin();

  /// Longest pause between two attempts to connect, and the one after a refused log-in.
  @WithDefault("1m")
  Duration longestPause();
}
