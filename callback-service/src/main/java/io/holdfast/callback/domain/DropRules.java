package io.holdfast.callback.domain;

import io.holdfast.callback.domain.DropRule.Verdict;
import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.calls.CallSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rule of contract section 5: was this caller dropped after a long wait? Every condition is
/// looked at, also after one said no, so that `why` can show them all.
public final class DropRules {
  /// The figures of the rule.
  ///
  /// @param timeLost least time a caller lost in queues, holds and transfers
  /// @param afterWait longest time between the end of the last wait and the end of the call
  /// @param abandonedInQueue whether a caller who gave up in a queue is owed a call
  /// @param abandonedOnHold whether a caller who gave up on hold is owed a call
  public record Settings(
      Duration timeLost, Duration afterWait, boolean abandonedInQueue, boolean abandonedOnHold) {}

  private final List<DropRule> rules;
  private final DropKinds kinds;

  /// @param settings the figures, and which kinds a tenant adds
  public DropRules(Settings settings) {
    rules =
        List.of(
            new EndIsKnown(),
            new LostEnough(settings.timeLost()),
            new NotResolved(),
            NotEndedFor.ABUSE,
            NotEndedFor.CALLBACK);
    kinds = new DropKinds(settings);
  }

  /// Judges a call by its newest snapshot, and whether `call.expired` was the last word on its end.
  Verdict judge(CallSnapshot call, boolean expired) {
    List<Finding> findings = new ArrayList<>();
    findings.add(new NotExpired(expired).look(call));
    rules.forEach(rule -> findings.add(rule.look(call)));
    Optional<Kind> kind = kinds.find(call);
    findings.add(
        new Finding("dropped", kind.isPresent(), kind.map(Words::of).orElse("no kind of drop")));
    boolean owed = findings.stream().allMatch(Finding::met);
    return new Verdict(List.copyOf(findings), owed ? kind.orElse(null) : null);
  }
}
