package io.holdfast.callback.domain;

import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.calls.CallSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rule of contract section 5: was this caller dropped after a long wait? Every condition is
/// looked at, also after one said no, so that `why` can show them all.
public final class DropRules {
  private final List<DropRule> rules;
  private final DropKinds kinds;

  /// @param settings the figures, and which kinds a tenant adds
  public DropRules(DropSettings settings) {
    rules =
        List.of(
            new EndIsKnown(),
            new NotExpired(),
            new LostEnough(settings.timeLost()),
            new NotResolved(),
            new NotForAbuse());
    kinds = new DropKinds(settings);
  }

  /// What all rules together said about a call.
  ///
  /// @param findings every rule that was looked at, those that were met too
  /// @param kind how the caller was dropped; null where the call is no drop
  record Verdict(List<Finding> findings, @Nullable Kind kind) {}

  /// Judges a call by its newest snapshot.
  Verdict judge(CallSnapshot call) {
    List<Finding> findings = new ArrayList<>();
    rules.forEach(rule -> findings.add(rule.look(call)));
    Optional<Kind> kind = kinds.find(call);
    findings.add(
        new Finding(
            "dropped",
            kind.isPresent(),
            kind.map(Words::of).orElse("no kind that is owed a call")));
    boolean owed = findings.stream().allMatch(Finding::met);
    return new Verdict(List.copyOf(findings), owed ? kind.orElse(null) : null);
  }
}
