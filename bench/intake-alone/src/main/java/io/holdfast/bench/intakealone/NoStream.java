package io.holdfast.bench.intakealone;

import io.holdfast.callevents.Conservation;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Stands where the stream would: there is none, and so it counts nothing.
@Singleton
public class NoStream {
  @Produces
  @Singleton
  Conservation nothing() {
    return _ -> {
      throw new UnsupportedOperationException("There is no stream here");
    };
  }
}
