package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.Training;
import io.holdfast.abusepolicy.store.Trainings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps which agents passed which courses.
@ApplicationScoped
public class KeepTraining {
  private final Trainings trainings;
  private final AbusePolicyConfig config;

  /// @param trainings where they are kept
  public KeepTraining(Trainings trainings, AbusePolicyConfig config) {
    this.trainings = trainings;
    this.config = config;
  }

  /// Until when a training is valid where nobody says so.
  public Instant validUntil(Instant passedAt, @Nullable Instant asked) {
    return asked != null
        ? asked
        : passedAt
            .atOffset(ZoneOffset.UTC)
            .plus(config.abusePolicy().trainingValidFor())
            .toInstant();
  }

  /// Keeps a training.
  @Transactional
  public void keep(String tenant, Training training) {
    trainings.keep(tenant, training);
  }

  /// The training that an agent passed last.
  @Transactional
  public Optional<Training> last(String tenant, String agent, String course) {
    return trainings.last(tenant, agent, course);
  }
}
