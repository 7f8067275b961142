package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.Training;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/// Which agents passed which courses, and when.
@ApplicationScoped
public class Trainings {
  /// Keeps a training; the same instant of passing again changes how long it is valid.
  public void keep(String tenant, Training training) {
    var key = new TrainingKey(tenant, training.agent(), training.course(), training.passedAt());
    TrainingRow row = TrainingRow.findById(key);
    if (row == null) {
      row = new TrainingRow();
      row.tenant = tenant;
      row.agent = training.agent();
      row.course = training.course();
      row.passedAt = training.passedAt();
    }
    row.validUntil = training.validUntil();
    row.persist();
  }

  /// Whether an agent's training held at an instant.
  public boolean held(String tenant, String agent, String course, Instant at) {
    return TrainingRow.<TrainingRow>list(
            "tenant = ?1 and agent = ?2 and course = ?3", tenant, agent, course)
        .stream()
        .anyMatch(row -> row.value().heldAt(at));
  }

  /// The training that an agent passed last.
  public Optional<Training> last(String tenant, String agent, String course) {
    return TrainingRow.<TrainingRow>find(
            "tenant = ?1 and agent = ?2 and course = ?3 order by passedAt desc",
            tenant,
            agent,
            course)
        .firstResultOptional()
        .map(TrainingRow::value);
  }

  /// A row of `training`: one time that an agent passed a course.
  @Entity
  @Table(name = "training")
  @IdClass(TrainingKey.class)
  public static class TrainingRow extends PanacheEntityBase {
    @Id String tenant;
    @Id String agent;
    @Id String course;

    @Id
    @Column(name = "passed_at")
    Instant passedAt;

    @Column(name = "valid_until")
    Instant validUntil;

    Training value() {
      return new Training(agent, course, passedAt, validUntil);
    }
  }

  /// Primary key of a training.
  record TrainingKey(String tenant, String agent, String course, Instant passedAt) {}
}
