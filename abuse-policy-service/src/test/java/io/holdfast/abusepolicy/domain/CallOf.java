package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbusePolicy.TrainingTerms;
import io.holdfast.abusepolicy.domain.AbusePolicy.WarningTerms;
import io.holdfast.abusepolicy.domain.AbuseRecord.Report;
import io.holdfast.abusepolicy.domain.AbuseRecord.Warning;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Reporter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A call told in seconds from noon: reports, warnings, and then a question about one instant.
final class CallOf {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final AbusePolicy DEFAULT =
      new AbusePolicy(
          Set.of(Ground.RACIAL_SLUR, Ground.SEXUAL_COMMENT, Ground.SEXIST_COMMENT),
          Set.of(Ground.THREAT),
          new WarningTerms(5_000, 900_000, true, "W1"),
          new TrainingTerms("abuse-policy"),
          60_000);

  private final List<Report> reports = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();

  static Instant at(double seconds) {
    return NOON.plusNanos((long) (seconds * 1e9));
  }

  CallOf reported(double seconds, Ground ground) {
    reports.add(
        new Report(
            UUID.randomUUID(), at(seconds), ground, Reporter.AGENT, "1001", null, null, "rest"));
    return this;
  }

  CallOf warned(double seconds) {
    warnings.add(
        new Warning(UUID.randomUUID(), at(seconds), Ground.OTHER, "1001", "W1", null, "rest"));
    return this;
  }

  /// Reported at 0 s, warned at 10 s, reported again at 20 s.
  static CallOf warnedAndRepeated() {
    return new CallOf()
        .reported(0, Ground.SEXIST_COMMENT)
        .warned(10)
        .reported(20, Ground.SEXIST_COMMENT);
  }

  AbuseRecord record() {
    return new AbuseRecord(reports, warnings);
  }

  Situation askedAt(double seconds, Ground ground, boolean trained) {
    return askedAt(seconds, ground, trained, DEFAULT);
  }

  Situation askedAt(double seconds, Ground ground, boolean trained, AbusePolicy policy) {
    return new Situation(policy, record(), trained, ground, at(seconds));
  }
}
