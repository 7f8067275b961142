package io.holdfast.callback.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.InstantSource;

/// The database's clock, the only one that decides what is due: all instances share it, whatever
/// their own clocks say. Within a transaction it stands still.
@ApplicationScoped
public class DatabaseClock implements InstantSource {
  private final EntityManager entities;

  DatabaseClock(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Instant instant() {
    return (Instant) entities.createNativeQuery("select now()", Instant.class).getSingleResult();
  }
}
