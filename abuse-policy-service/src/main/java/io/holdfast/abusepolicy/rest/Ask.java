package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.AbusePolicyConfig;
import io.holdfast.abusepolicy.domain.Words;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.kit.rest.CurrentTenant;
import io.holdfast.kit.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the words of a REST call into values, or refuses them with what was expected.
@ApplicationScoped
class Ask {
  private static final int LONGEST = 256;
  private static final String TEXT = "a text of 1 to 256 characters, none a control character";

  private final CurrentTenant tenant;
  private final AbusePolicyConfig config;
  private final InstantSource clock;

  Ask(CurrentTenant tenant, AbusePolicyConfig config, InstantSource clock) {
    this.tenant = tenant;
    this.config = config;
    this.clock = clock;
  }

  /// The tenant of the call.
  String tenant() {
    return tenant.name();
  }

  /// The call of the path, under the caller's tenant.
  RecordKey call(String callId) {
    return new RecordKey(tenant.name(), text("callId", callId));
  }

  /// A body that must be there.
  <T> T body(@Nullable T body) {
    if (body == null) {
      throw ProblemException.noBody();
    }
    return body;
  }

  /// A text that must be there.
  String text(String field, @Nullable String value) {
    String text = optional(field, value);
    if (text == null) {
      throw ProblemException.missing(field, TEXT);
    }
    return text;
  }

  /// A text that may be left out: 1 to 256 characters, none of them a control character.
  @Nullable String optional(String field, @Nullable String value) {
    if (value == null) {
      return null;
    }
    if (value.isBlank()
        || value.length() > LONGEST
        || value.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.of("bad-field", field, value, TEXT);
    }
    return value;
  }

  /// A ground of the contract.
  Ground ground(@Nullable String word) {
    return word("ground", Ground.class, text("ground", word));
  }

  /// A word of a closed list: another one is a 422.
  <E extends Enum<E>> E word(String field, Class<E> list, String word) {
    return Words.find(list, word)
        .orElseThrow(() ->
            ProblemException.of(
                422, "unknown-" + field, field, word, "one of: " + Words.all(list)));
  }

  /// When it happened: now where nobody says so. A clock that runs a little ahead is taken as now,
  /// so that nobody gains age for a warning by it.
  Instant at(@Nullable Instant told) {
    Instant now = now();
    if (told == null) {
      return now;
    }
    if (told.isAfter(latest()) || told.isBefore(now.minus(config.abusePolicy().mostBehind()))) {
      throw ProblemException.of(
          "bad-time",
          "occurredAt",
          told.toString(),
          "at most %s ago and %s ahead"
              .formatted(config.abusePolicy().mostBehind(), config.abusePolicy().mostAhead()));
    }
    Instant at = told.truncatedTo(ChronoUnit.MICROS);
    return at.isAfter(now) ? now : at;
  }

  /// The latest instant that a clock a little ahead may tell.
  Instant latest() {
    return now().plus(config.abusePolicy().mostAhead());
  }

  /// Now, in microseconds.
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// What of a request must be the same when its key comes again.
  static void sameRequest(boolean same, @Nullable String key) {
    if (!same) {
      throw ProblemException.of(
          422, "idempotency-key-reused", "Idempotency-Key", key, "a new one for another request");
    }
  }

  /// What was looked for.
  static <T> T found(Optional<T> found, String what, String id) {
    return found.orElseThrow(() -> ProblemException.notFound(what, id));
  }
}
