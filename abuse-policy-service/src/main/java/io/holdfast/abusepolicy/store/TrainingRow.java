package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.Training;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `training`: one time that an agent passed a course.
@Entity
@Table(name = "training")
@IdClass(TrainingRow.TrainingKey.class)
public class TrainingRow extends PanacheEntityBase {
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

  /// Primary key of a training.
  record TrainingKey(String tenant, String agent, String course, Instant passedAt) {}
}
