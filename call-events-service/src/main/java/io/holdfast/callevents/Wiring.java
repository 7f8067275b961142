package io.holdfast.callevents;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// What the service is put together from.
@Singleton
public class Wiring {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
