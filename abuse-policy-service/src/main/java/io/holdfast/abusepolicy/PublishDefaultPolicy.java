package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.PolicyText.InvalidPolicyException;
import io.holdfast.abusepolicy.domain.AbusePolicy.PolicyVersion;
import io.holdfast.abusepolicy.store.Policies;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/// Publishes the shipped policy at start. The service refuses to start on a policy that is invalid,
/// or whose text changed without a new version: decisions name a version, and it must stay the one
/// that they meant.
@ApplicationScoped
public class PublishDefaultPolicy {
  private static final Logger LOG = Logger.getLogger(PublishDefaultPolicy.class);

  private final Policies policies;
  private final AbusePolicyConfig config;

  /// @param policies where it is published
  public PublishDefaultPolicy(Policies policies, AbusePolicyConfig config) {
    this.policies = policies;
    this.config = config;
  }

  /// Comes before anything reads or answers.
  @Transactional
  void onStart(@Observes @Priority(10) StartupEvent start) {
    String source = config.abusePolicy().defaultPolicy();
    PolicyText text = PolicyText.resourceNamed(source);
    PolicyVersion published = policies.publishDefault(text.version(), text.canonical());
    checkUnchanged(source, text.version(), published);
    LOG.infof("Default abuse policy: version %d, %s", published.version(), published.hash());
  }

  static void checkUnchanged(String source, PolicyVersion found, PolicyVersion published) {
    if (!found.hash().equals(published.hash())) {
      throw new InvalidPolicyException(
          source,
          List.of(
              "another text than the published version "
                  + published.version()
                  + "; give it a new version"));
    }
  }
}
