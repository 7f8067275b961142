package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.abuse.AbuseEvent.PolicyRef;
import io.holdfast.contracts.telephony.Happening.Ground;
import java.util.Set;

/// What a tenant allows: data, not code. Its YAML form is guarded by `policies/policy.schema.json`.
///
/// @param grounds the closed list: only for these may an agent end a call
/// @param escalates grounds that go to a supervisor instead; always holds `threat`
/// @param warning what a warning must be to count
/// @param training what an agent must have passed
/// @param allowForMs how long an `allow` holds, in milliseconds
public record AbusePolicy(
    Set<Ground> grounds,
    Set<Ground> escalates,
    WarningTerms warning,
    TrainingTerms training,
    long allowForMs) {

  /// Copies the sets, so that a policy cannot change.
  public AbusePolicy {
    grounds = Set.copyOf(grounds);
    escalates = Set.copyOf(escalates);
  }

  /// Whether a report of this ground tells of abuse; anger about the service never does.
  public boolean isAbuse(Ground ground) {
    return ground != Ground.FRUSTRATION && (grounds.contains(ground) || escalates.contains(ground));
  }

  /// What makes a warning count.
  ///
  /// @param minAgeMs least time between the warning and the end, so that the caller can stop
  /// @param maxAgeMs most time between them: an old warning is forgotten
  /// @param repeatedAfter whether abuse must have been reported again after it
  /// @param wording name of the text that the agent reads aloud
  public record WarningTerms(long minAgeMs, long maxAgeMs, boolean repeatedAfter, String wording) {}

  /// What an agent must have learnt.
  ///
  /// @param course name of the course
  public record TrainingTerms(String course) {}

  /// A policy as it was published: a version never changes its text.
  ///
  /// @param version number, from 1
  /// @param hash SHA-256 of the canonical text, in hexadecimal
  /// @param policy what it says
  public record PolicyVersion(int version, String hash, AbusePolicy policy) {
    /// The name that decisions carry.
    public PolicyRef ref() {
      return new PolicyRef(version, hash);
    }
  }
}
