package io.holdfast.bench.withoutkafka;

import io.holdfast.callevents.FactLog;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.telephony.Fact;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;

/// Takes everything, keeps nothing, and answers at once.
@Alternative
@Priority(1)
@ApplicationScoped
public class NoFactLog implements FactLog {
  @Override
  public void append(List<Fact> facts, List<DeadLetter> rejected) {
    // nothing: what is measured is all that comes before it
  }
}
