package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbuseRules;
import io.holdfast.abusepolicy.domain.CausedId;
import io.holdfast.abusepolicy.domain.DisconnectRequest;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.domain.PolicyVersion;
import io.holdfast.abusepolicy.domain.Ruling;
import io.holdfast.abusepolicy.domain.Situation;
import io.holdfast.abusepolicy.domain.Words;
import io.holdfast.abusepolicy.store.AbuseRecords;
import io.holdfast.abusepolicy.store.CallLocks;
import io.holdfast.abusepolicy.store.Decisions;
import io.holdfast.abusepolicy.store.Policies;
import io.holdfast.abusepolicy.store.Trainings;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers a request to disconnect. The decision and its event are committed when the answer leaves
/// (promise I5); a repeated key gets the stored answer.
@ApplicationScoped
public class DecideDisconnect {
  private final CallLocks locks;
  private final AbuseRecords records;
  private final Decisions decisions;
  private final Trainings trainings;
  private final Policies policies;
  private final TellDecisions tell;
  private final JudgeCall judge;
  private final InstantSource clock;

  /// @param tell where decisions go
  public DecideDisconnect(
      CallLocks locks,
      AbuseRecords records,
      Decisions decisions,
      Trainings trainings,
      Policies policies,
      TellDecisions tell,
      JudgeCall judge,
      InstantSource clock) {
    this.locks = locks;
    this.records = records;
    this.decisions = decisions;
    this.trainings = trainings;
    this.policies = policies;
    this.tell = tell;
    this.judge = judge;
    this.clock = clock;
  }

  /// Decides, or finds what was decided for the request's key. That one may be for another request:
  /// the caller compares.
  @Transactional
  public GivenDecision decide(RecordKey call, DisconnectRequest request) {
    String key = request.idempotencyKey();
    if (key == null) {
      return decideNow(call, request, UUID.randomUUID());
    }
    locks.lockKey(call.tenant(), key);
    return decisions
        .byKey(call.tenant(), key)
        .orElseGet(() -> decideNow(call, request, CausedId.of(call.tenant(), "decision", key)));
  }

  private GivenDecision decideNow(RecordKey call, DisconnectRequest request, UUID id) {
    locks.lock(call);
    PolicyVersion policy = policies.inForce(call.tenant());
    String course = policy.policy().training().course();
    var situation =
        new Situation(
            policy.policy(),
            records.of(call),
            trainings.held(call.tenant(), request.agent(), course, request.at()),
            request.ground(),
            request.at());
    Ruling ruling = AbuseRules.rule(situation);
    Decision decision =
        new Decision(
            id.toString(),
            ruling.verdict(),
            request.agent(),
            Words.of(request.ground()),
            ruling.reasons(),
            policy.ref(),
            ruling.next(),
            validUntil(ruling, policy, request.at()));
    var given =
        new GivenDecision(
            call.id(),
            request.agent(),
            request.ground(),
            request.at(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            decision);
    decisions.keep(call.tenant(), request.idempotencyKey(), given);
    tell.decision(call, given);
    judge.judge(call, false);
    return given;
  }

  /// Counted from the instant that was judged: asking about the past allows nothing now.
  private static @Nullable Instant validUntil(Ruling ruling, PolicyVersion policy, Instant at) {
    return ruling.verdict() == Verdict.ALLOW ? at.plusMillis(policy.policy().allowForMs()) : null;
  }
}
