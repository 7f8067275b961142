package io.holdfast.kit.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.contracts.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// REST speaks the same JSON as the topics.
@Singleton
public class JsonOfTheContract {
  @Produces
  @Singleton
  ObjectMapper mapper() {
    return Json.mapper().copy();
  }
}
