package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.CausedId;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.domain.Words;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.kit.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Puts decisions and verdicts into the outbox of the running transaction, and counts them.
@ApplicationScoped
public class TellDecisions {
  private static final String SOURCE = "/holdfast/abuse-policy";

  private final Outbox outbox;
  private final Topics topics;
  private final MeterRegistry meters;

  /// @param outbox of the running transaction
  public TellDecisions(Outbox outbox, Topics topics, MeterRegistry meters) {
    this.outbox = outbox;
    this.topics = topics;
    this.meters = meters;
  }

  /// `abuse.decided`.
  void decision(RecordKey call, GivenDecision given) {
    String id = given.decision().decisionId();
    var envelope =
        Envelope.issued(id, SOURCE, "abuse.decided", given.decidedAt(), call.id(), call.tenant());
    outbox.put(topics.abuseDecisions(), new AbuseEvent(envelope, given.decision(), null));
    String verdict = Words.of(given.decision().verdict());
    meters.counter("holdfast.abuse.decisions", "verdict", verdict).increment();
  }

  /// `abuse.verdict-given`; its finding is `unknown` where a revision left nothing to judge.
  ///
  /// @param past whether it is history only, so that no case may come from it
  void verdict(RecordKey call, CallVerdict verdict, Instant at, boolean past) {
    String revision = Integer.toString(verdict.revision());
    var envelope =
        new Envelope(
            CausedId.of(call.tenant(), call.id(), "verdict", revision).toString(),
            SOURCE,
            "abuse.verdict-given",
            at,
            call.id(),
            call.tenant(),
            null,
            past ? true : null);
    outbox.put(topics.abuseDecisions(), new AbuseEvent(envelope, null, verdict));
    meters.counter("holdfast.abuse.verdicts", "finding", Words.of(verdict.finding())).increment();
  }
}
