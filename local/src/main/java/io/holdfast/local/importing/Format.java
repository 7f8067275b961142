package io.holdfast.local.importing;

import io.holdfast.local.replay.Intake;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/// What a file holds, and how it is sent.
public enum Format {
  /// Lines of `queue_log`, whole seconds.
  ASTERISK_QUEUE_LOG,
  /// Call event logging: CSV lines of `cel_custom`, or a JSON object a line.
  ASTERISK_CEL,
  /// Contact records or contact events as JSON, as streams deliver them.
  AMAZON_CONNECT,
  /// The call centre data of the Anonymous Bank, 1999, as CSV with a header.
  ANONYMOUS_BANK;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String JSON_LINES = "application/x-ndjson";
  private static final String TEXT = "text/plain";

  /// The name on the command line, and that of the platform.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What it reads the file by.
  Entries entries(BufferedReader reader, Settings settings) throws IOException {
    return switch (this) {
      case ASTERISK_QUEUE_LOG, ASTERISK_CEL -> new LinesOfFile(reader);
      case AMAZON_CONNECT -> new JsonOfFile(reader);
      case ANONYMOUS_BANK -> new BankCalls(reader, settings.bankFacts());
    };
  }

  /// Where its entries go.
  Intake intake(Settings settings, boolean json) {
    String type = json || this == AMAZON_CONNECT || this == ANONYMOUS_BANK ? JSON_LINES : TEXT;
    String tenant = "/v1/tenants/" + settings.tenant();
    String path =
        this == ANONYMOUS_BANK
            ? tenant + "/events"
            : tenant + "/platforms/" + this + "/" + settings.source() + "?backfill=true";
    return new Intake(settings.url().resolve(path), type, PATIENCE).withKey(settings.key());
  }

  /// What the person who imports says.
  ///
  /// @param key the tenant's operator key; empty where the intake is open
  /// @param source name of the switch or instance, the last part of the facts' source
  /// @param zone of local times
  /// @param pseudonymKey key of agents' pseudonyms
  public record Settings(
      URI url, String key, String tenant, String source, ZoneId zone, String pseudonymKey) {
    BankFacts bankFacts() {
      return new BankFacts(tenant, "/anonymous-bank/" + source, zone, new Pseudonyms(pseudonymKey));
    }
  }
}
