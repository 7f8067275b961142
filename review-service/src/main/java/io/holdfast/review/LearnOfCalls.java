package io.holdfast.review;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.review.domain.CallKnown;
import io.holdfast.review.domain.CaseFile;
import io.holdfast.review.domain.FollowGrounds;
import io.holdfast.review.domain.Outcome.Changed;
import io.holdfast.review.domain.TriggerRules;
import io.holdfast.review.store.CallStore;
import io.holdfast.review.store.CaseStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Learns of calls from both topics, and lets their cases follow.
///
/// Each call's events of a batch are folded first; the call's row is locked, and where they teach
/// nothing new, nothing is written. Calls are taken in one order, so that two readers cannot lock
/// each other out.
@ApplicationScoped
public class LearnOfCalls {
  private final CallStore calls;
  private final CaseStore cases;
  private final TriggerRules rules;
  private final FollowGrounds followGrounds;
  private final ChangeCases changeCases;
  private final InstantSource clock;
  private final EntityManager entities;

  LearnOfCalls(
      CallStore calls,
      CaseStore cases,
      TriggerRules rules,
      FollowGrounds followGrounds,
      ChangeCases changeCases,
      InstantSource clock,
      EntityManager entities) {
    this.calls = calls;
    this.cases = cases;
    this.rules = rules;
    this.followGrounds = followGrounds;
    this.changeCases = changeCases;
    this.clock = clock;
    this.entities = entities;
  }

  /// Takes call events inside a transaction; in order within each call.
  public void fromCallEvents(List<CallEvent> events) {
    learn(events, CallKnown::with);
  }

  /// Takes decisions and verdicts inside a transaction.
  public void fromAbuseEvents(List<AbuseEvent> events) {
    learn(events, CallKnown::with);
  }

  private <E extends Event> void learn(List<E> events, BiFunction<CallKnown, E, CallKnown> lesson) {
    Map<String, List<E>> byCall = new TreeMap<>();
    for (E event : events) {
      if (event.envelope().callId() != null) {
        byCall.computeIfAbsent(event.key().toString(), k -> new ArrayList<>()).add(event);
      }
    }
    byCall.forEach((key, ofCall) ->
        learnOfOne(
            RecordKey.parse(key),
            known -> {
              CallKnown now = known;
              for (E event : ofCall) {
                now = lesson.apply(now, event);
              }
              return now;
            }));
    // What the database refuses must come to light here, where the reader can tell whose it is.
    entities.flush();
  }

  private void learnOfOne(RecordKey key, UnaryOperator<CallKnown> lesson) {
    CallKnown before = calls.locked(key.tenant(), key.id()).orElse(null);
    if (before == null) {
      CallKnown first = lesson.apply(CallKnown.nothing(key.tenant(), key.id()));
      if (!first.matters()) {
        return;
      }
      before = calls.claim(key.tenant(), key.id());
    }
    CallKnown after = lesson.apply(before);
    if (after.equals(before)) {
      return;
    }
    calls.keep(after);
    CaseFile file = cases.locked(key.tenant(), CaseFile.idOf(key.tenant(), key.id())).orElse(null);
    if (followGrounds.follow(file, after, rules.grounds(after), clock.instant())
        instanceof Changed changed) {
      changeCases.make(changed, after);
    }
  }
}
