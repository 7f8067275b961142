package io.holdfast.bench.intakealone;

import io.holdfast.callevents.FactLog;
import io.holdfast.callevents.messaging.KafkaFactLog;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.telephony.Fact;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Appends to Kafka as the service does, or takes everything, keeps nothing and answers at once:
/// what lies between is what Kafka costs the intake.
@Alternative
@Priority(1)
@ApplicationScoped
public class ChosenFactLog implements FactLog {
  private final KafkaFactLog kafka;
  private final boolean keeps;

  /// @param kafka the service's own
  /// @param keeps whether facts go there
  public ChosenFactLog(KafkaFactLog kafka, @ConfigProperty(name = "bench.keep") boolean keeps) {
    this.kafka = kafka;
    this.keeps = keeps;
  }

  @Override
  public List<Refused> append(List<Fact> facts, List<DeadLetter> rejected) {
    return keeps ? kafka.append(facts, rejected) : List.of();
  }
}
