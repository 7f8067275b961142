package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.abuse.AbuseEvent.PolicyRef;

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
