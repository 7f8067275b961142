package io.holdfast.switches;

import java.nio.file.Path;
import java.util.Optional;

/// Where a switch is, and who we are there.
///
/// @param user empty where the switch knows one secret for all
/// @param tls whether the connection is encrypted
/// @param certificate PEM file with the certificates to trust; without it those that Java trusts
public record SwitchAddress(
    String host,
    int port,
    Optional<String> user,
    String secret,
    boolean tls,
    Optional<Path> certificate) {

  /// Without the secret.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
