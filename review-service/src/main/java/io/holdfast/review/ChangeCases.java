package io.holdfast.review;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.reviews.CaseEvent;
import io.holdfast.contracts.reviews.CaseState;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.kit.outbox.Outbox;
import io.holdfast.review.domain.CallKnown;
import io.holdfast.review.domain.CaseChange;
import io.holdfast.review.domain.Outcome.Changed;
import io.holdfast.review.store.CaseStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The one place where a case is changed: written, told to both topics, and counted, in the running
/// transaction.
@ApplicationScoped
public class ChangeCases {
  private static final String SOURCE = "/holdfast/review";

  private final CaseStore cases;
  private final Outbox outbox;
  private final Topics topics;
  private final InstantSource clock;
  private final MeterRegistry meters;

  ChangeCases(
      CaseStore cases, Outbox outbox, Topics topics, InstantSource clock, MeterRegistry meters) {
    this.cases = cases;
    this.outbox = outbox;
    this.topics = topics;
    this.clock = clock;
    this.meters = meters;
  }

  /// @param known what is known of the call; null where a person made the change
  void make(Changed changed, @Nullable CallKnown known) {
    Instant at = clock.instant();
    CaseChange change = changed.change();
    cases.keep(changed.file(), change, at, known);
    ReviewCase state = changed.file().state();
    String id = state.caseId() + ":" + state.version();
    String callId = changed.file().callId();
    Envelope told = Envelope.issued(id, SOURCE, "case.state", at, callId, state.tenant());
    outbox.put(topics.reviewCases(), new CaseState(told, state));
    String type = change.what().type();
    Envelope happened = Envelope.issued(id + ":" + type, SOURCE, type, at, callId, state.tenant());
    outbox.put(topics.reviewEvents(), new CaseEvent(happened, change.by(), change.note(), state));
    meters
        .counter(
            "holdfast.review.changes",
            "type",
            type,
            "kind",
            state.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .increment();
  }
}
