package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbusePolicy.PolicyVersion;
import io.holdfast.abusepolicy.domain.EndedCall;
import io.holdfast.abusepolicy.domain.EndedCall.CallEnd;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.domain.Judgement;
import io.holdfast.abusepolicy.domain.Words;
import io.holdfast.abusepolicy.store.CallFiles;
import io.holdfast.abusepolicy.store.Rulebook;
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
  private final CallFiles files;
  private final Rulebook rulebook;
  private final TellDecisions tell;
  private final AbusePolicyConfig config;
  private final InstantSource clock;

  /// @param tell where verdicts go
  public JudgeCall(
      CallFiles files,
      Rulebook rulebook,
      TellDecisions tell,
      AbusePolicyConfig config,
      InstantSource clock) {
    this.files = files;
    this.rulebook = rulebook;
    this.tell = tell;
    this.config = config;
    this.clock = clock;
  }

  /// Judges the call, if it has ended.
  ///
  /// @param past whether what led to this is history only: no case may come from the verdict
  @Transactional
  public void judge(RecordKey call, boolean past) {
    files.ends().of(call).ifPresent(known -> judge(call, known.end(), past || known.backfill()));
  }

  private void judge(RecordKey call, CallEnd end, boolean past) {
    Optional<CallVerdict> standing = files.verdicts().of(call);
    List<GivenDecision> given = files.decisions().of(call);
    PolicyVersion policy = policyFor(call.tenant(), standing, given);
    String agent = agentOf(end, given);
    String course = policy.policy().training().course();
    var ended =
        new EndedCall(
            policy.policy(),
            new CallEnd(end.at(), end.by(), agent, end.reason()),
            files.records().of(call),
            given,
            agent != null && rulebook.trainings().held(call.tenant(), agent, course, end.at()),
            config.abusePolicy().clockTolerance());
    Optional<Judgement> now = Judgement.of(ended);
    Finding before = standing.map(CallVerdict::finding).orElse(Finding.UNKNOWN);
    if (now.map(Judgement::finding).orElse(Finding.UNKNOWN) == before) {
      return;
    }
    int revision = standing.map(v -> v.revision() + 1).orElse(0);
    CallVerdict verdict = verdict(now, agent, policy.ref(), revision);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    files.verdicts().keep(call, verdict, at);
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
        .flatMap(ref -> rulebook.policies().find(tenant, ref.version()))
        .orElseGet(() -> rulebook.policies().inForce(tenant));
  }

  private static @Nullable String agentOf(CallEnd end, List<GivenDecision> given) {
    return end.agent() != null || given.isEmpty() ? end.agent() : given.getLast().agent();
  }
}
