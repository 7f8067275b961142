package io.holdfast.bench.flink;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/// What the rule needs to know of a fact; a class with open fields, since that is what Flink hands
/// over fastest.
public final class CallStep {
  private static final Duration SKEW = Duration.ofSeconds(1);

  /// Key of the call, `tenant|callId`.
  public String call = "";

  /// Type of the fact, such as `call.held`.
  public String type = "";

  /// Who ended the call, empty for other facts.
  public String by = "";

  /// When it happened, milliseconds since 1970.
  public long at;

  /// Made by Flink too.
  public CallStep() {}

  static CallStep of(Fact fact) {
    CallStep step = new CallStep();
    step.call = fact.key().toString();
    step.type = fact.envelope().type();
    step.at = fact.envelope().occurredAt().toEpochMilli();
    if (fact.happening() instanceof CallEnded ended) {
      step.by = Objects.requireNonNull(ended.by()).name();
    }
    return step;
  }

  static WatermarkStrategy<CallStep> inOrderOfTime() {
    return WatermarkStrategy.<CallStep>forBoundedOutOfOrderness(SKEW)
        .withTimestampAssigner((step, _) -> step.at);
  }
}
