package io.holdfast.abusepolicy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.abusepolicy.domain.AbusePolicy;
import io.holdfast.abusepolicy.domain.AbusePolicy.PolicyVersion;
import io.holdfast.contracts.Json;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/// A row of `policy`; never changes.
@Entity
@Table(name = "policy")
@IdClass(PolicyRow.PolicyKey.class)
public class PolicyRow extends PanacheEntityBase {
  @Id String tenant;
  @Id int version;
  @Column String hash;
  @Column String text;

  PolicyVersion value() {
    var policy = Json.convert(Json.object(text.getBytes(UTF_8)), AbusePolicy.class);
    return new PolicyVersion(version, hash, policy);
  }

  /// Primary key of a policy.
  record PolicyKey(String tenant, int version) {}
}
