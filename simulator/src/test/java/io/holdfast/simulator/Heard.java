package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All that a simulation tells, kept.
record Heard(List<Truth> truths, List<Fact> facts) implements Simulation.Audience {
  static final Instant MONDAY = Instant.parse("2026-03-02T07:00:00Z");
  static final Plan.Disturbance ROUGH =
      new Plan.Disturbance(0, 0.05, Duration.ofSeconds(30), Duration.ZERO);

  static Plan plan(int calls, long seed, Plan.Disturbance disturbance, Scenario... asked) {
    return new Plan(calls, seed, MONDAY, "demo", List.of(asked), disturbance);
  }

  /// A day in centres of all the platforms that are told of.
  static Plan field(int calls, long seed, Plan.Disturbance disturbance) {
    return new Plan(calls, seed, MONDAY, "demo", List.of(), disturbance, CentreKind.FIELD);
  }

  static Heard of(Plan plan) throws Exception {
    Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
    new Simulation(plan).run(heard);
    return heard;
  }

  @Override
  public void truth(Truth truth) {
    truths.add(truth);
  }

  @Override
  public void fact(Fact fact) {
    facts.add(fact);
  }

  Map<String, Truth> byCall() {
    return truths.stream().collect(Collectors.toMap(Truth::callId, Function.identity()));
  }
}
