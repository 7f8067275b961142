package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbusePolicy.PolicyVersion;
import io.holdfast.abusepolicy.domain.AbuseRules;
import io.holdfast.abusepolicy.domain.AbuseRules.Ruling;
import io.holdfast.abusepolicy.domain.CausedId;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.domain.Situation;
import io.holdfast.abusepolicy.domain.Words;
import io.holdfast.abusepolicy.store.CallFiles;
import io.holdfast.abusepolicy.store.Rulebook;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
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
  private final CallFiles files;
  private final Rulebook rulebook;
  private final TellDecisions tell;
  private final JudgeCall judge;
  private final InstantSource clock;

  /// @param tell where decisions go
  public DecideDisconnect(
      CallFiles files,
      Rulebook rulebook,
      TellDecisions tell,
      JudgeCall judge,
      InstantSource clock) {
    this.files = files;
    this.rulebook = rulebook;
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
    files.locks().lockKey(call.tenant(), key);
    return files
        .decisions()
        .byKey(call.tenant(), key)
        .orElseGet(() -> decideNow(call, request, CausedId.of(call.tenant(), "decision", key)));
  }

  private GivenDecision decideNow(RecordKey call, DisconnectRequest request, UUID id) {
    files.locks().lock(call);
    PolicyVersion policy = rulebook.policies().inForce(call.tenant());
    String course = policy.policy().training().course();
    var situation =
        new Situation(
            policy.policy(),
            files.records().of(call),
            rulebook.trainings().held(call.tenant(), request.agent(), course, request.at()),
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
    files.decisions().keep(call.tenant(), request.idempotencyKey(), given);
    tell.decision(call, given);
    judge.judge(call, false);
    return given;
  }

  /// Counted from the instant that was judged: asking about the past allows nothing now.
  private static @Nullable Instant validUntil(Ruling ruling, PolicyVersion policy, Instant at) {
    return ruling.verdict() == Verdict.ALLOW ? at.plusMillis(policy.policy().allowForMs()) : null;
  }

  /// An agent asks to end a call.
  ///
  /// @param at the instant that is judged
  /// @param idempotencyKey the desktop's name for the request, where it gives one
  public record DisconnectRequest(
      String agent, Ground ground, Instant at, @Nullable String idempotencyKey) {}
}
