package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.AbusePolicy.PolicyVersion;
import io.holdfast.abusepolicy.store.PolicyRow.PolicyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Published policies. A tenant sees its own and the default's.
@ApplicationScoped
public class Policies {
  private static final String EVERYBODY = "*";
  private static final String VISIBLE = "tenant in (?1, '" + EVERYBODY + "')";

  /// Publishes the default, unless that version is there.
  ///
  /// @param text canonical text of the policy
  /// @return the version as it is published
  public PolicyVersion publishDefault(PolicyVersion version, String text) {
    PolicyRow row = PolicyRow.findById(new PolicyKey(EVERYBODY, version.version()));
    if (row == null) {
      row = new PolicyRow();
      row.tenant = EVERYBODY;
      row.version = version.version();
      row.hash = version.hash();
      row.text = text;
      row.persist();
    }
    return row.value();
  }

  /// The policy of a tenant now: the newest of its own, else the newest default.
  public PolicyVersion inForce(String tenant) {
    return PolicyRow.<PolicyRow>find(
            VISIBLE + " order by case when tenant = ?1 then 0 else 1 end, version desc", tenant)
        .firstResultOptional()
        .map(PolicyRow::value)
        .orElseThrow(() -> new IllegalStateException("Expected a default policy, found none"));
  }

  /// A version that the tenant can see; its own before the default's.
  public Optional<PolicyVersion> find(String tenant, int version) {
    return PolicyRow.<PolicyRow>find(
            VISIBLE + " and version = ?2 order by case when tenant = ?1 then 0 else 1 end",
            tenant,
            version)
        .firstResultOptional()
        .map(PolicyRow::value);
  }

  /// A page of the versions that the tenant can see, newest first.
  public List<PolicyVersion> list(String tenant, int page, int size) {
    return PolicyRow.<PolicyRow>find(VISIBLE + " order by version desc", tenant)
        .page(page, size)
        .stream()
        .map(PolicyRow::value)
        .toList();
  }

  /// How many versions the tenant can see.
  public long count(String tenant) {
    return PolicyRow.count(VISIBLE, tenant);
  }
}
