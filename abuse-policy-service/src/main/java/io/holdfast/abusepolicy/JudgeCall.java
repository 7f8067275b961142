package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.CallEnd;
import io.holdfast.abusepolicy.domain.EndedCall;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.domain.Judgement;
import io.holdfast.abusepolicy.domain.PolicyVersion;
import io.holdfast.abusepolicy.domain.Words;
import io.holdfast.abusepolicy.store.AbuseRecords;
import io.holdfast.abusepolicy.store.CallEnds;
import io.holdfast.abusepolicy.store.Decisions;
import io.holdfast.abusepolicy.store.Policies;
import io.holdfast.abusepolicy.store.Trainings;
import io.holdfast.abusepolicy.store.Verdicts;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.PolicyRef;
import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges an ended call by all that is known now, and tells the verdict where it is another than
/// the one that stands. The caller holds the lock of the call.
@ApplicationScoped
public class JudgeCall {
  private final CallEnds ends;
  private final AbuseRecords records;
  private final Decisions decisions;
  private final Trainings trainings;
  private final Policies policies;
  private final Verdicts verdicts;
  private final TellDecisions tell;
  private final AbusePolicyConfig config;
  private final InstantSource clock;

  /// @param tell where verdicts go
  public JudgeCall(
      CallEnds ends,
      AbuseRecords records,
      Decisions decisions,
      Trainings trainings,
      Policies policies,
      Verdicts verdicts,
      TellDecisions tell,
      AbusePolicyConfig config,
      InstantSource clock) {
    this.ends = ends;
    this.records = records;
    this.decisions = decisions;
    this.trainings = trainings;
    this.policies = policies;
    this.verdicts = verdicts;
    this.tell = tell;
    this.config = config;
    this.clock = clock;
  }

  /// Judges the call, if it has ended.
  ///
  /// @param past whether what led to this is history only: no case may come from the verdict
  @Transactional
  public void judge(RecordKey call, boolean past) {
    ends.of(call).ifPresent(known -> judge(call, known.end(), past || known.backfill()));
  }

  private void judge(RecordKey call, CallEnd end, boolean past) {
    Optional<CallVerdict> standing = verdicts.of(call);
    List<GivenDecision> given = decisions.of(call);
    PolicyVersion policy = policyFor(call.tenant(), standing, given);
    String agent = agentOf(end, given);
    String course = policy.policy().training().course();
    var ended =
        new EndedCall(
            policy.policy(),
            new CallEnd(end.at(), end.by(), agent, end.reason()),
            records.of(call),
            given,
            agent != null && trainings.held(call.tenant(), agent, course, end.at()),
            config.abusePolicy().clockTolerance());
    Optional<Judgement> now = Judgement.of(ended);
    Finding before = standing.map(CallVerdict::finding).orElse(Finding.UNKNOWN);
    if (now.map(Judgement::finding).orElse(Finding.UNKNOWN) == before) {
      return;
    }
    int revision = standing.map(v -> v.revision() + 1).orElse(0);
    CallVerdict verdict = verdict(now, agent, policy.ref(), revision);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    verdicts.keep(call, verdict, at);
    tell.verdict(call, verdict, at, past);
  }

  private static CallVerdict verdict(
      Optional<Judgement> judgement, @Nullable String agent, PolicyRef policy, int revision) {
    return judgement
        .map(j -> {
          Ground ground = j.ground();
          String word = ground == null ? null : Words.of(ground);
          return new CallVerdict(j.finding(), agent, word, j.reasons(), policy, revision);
        })
        .orElseGet(() -> {
          var why =
              new Reason(
                  "ending-revised",
                  Verdict.ALLOW,
                  "by what is known now there is nothing to judge");
          return new CallVerdict(Finding.UNKNOWN, agent, null, List.of(why), policy, revision);
        });
  }

  /// A call keeps the policy that it was first decided or judged by, whatever is published later.
  private PolicyVersion policyFor(
      String tenant, Optional<CallVerdict> standing, List<GivenDecision> given) {
    return standing
        .map(CallVerdict::policy)
        .or(() -> given.stream().reduce((a, b) -> b).map(d -> d.decision().policy()))
        .flatMap(ref -> policies.find(tenant, ref.version()))
        .orElseGet(() -> policies.inForce(tenant));
  }

  private static @Nullable String agentOf(CallEnd end, List<GivenDecision> given) {
    return end.agent() != null || given.isEmpty() ? end.agent() : given.getLast().agent();
  }
}
