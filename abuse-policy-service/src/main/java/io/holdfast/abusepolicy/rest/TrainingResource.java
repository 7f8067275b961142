package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.KeepTraining;
import io.holdfast.abusepolicy.domain.Training;
import io.holdfast.kit.rest.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Which agents passed which courses.
@Path("/v1/agents/{agent}/trainings/{course}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TrainingResource {
  private final Ask ask;
  private final KeepTraining trainings;

  TrainingResource(Ask ask, KeepTraining trainings) {
    this.ask = ask;
    this.trainings = trainings;
  }

  /// Body of a training.
  public record TrainingBody(@Nullable Instant passedAt, @Nullable Instant validUntil) {}

  /// A training as REST shows it.
  ///
  /// @param valid whether it holds now
  public record TrainingView(
      String agent, String course, Instant passedAt, Instant validUntil, boolean valid) {}

  @PUT
  @Operation(summary = "Tell that an agent passed a course; valid 12 months unless told otherwise")
  public TrainingView put(
      @PathParam("agent") String agent,
      @PathParam("course") String course,
      @Nullable TrainingBody given) {
    TrainingBody body = ask.body(given);
    if (body.passedAt == null) {
      throw ProblemException.missing("passedAt", "an instant such as 2026-01-31T08:00:00Z");
    }
    Instant passedAt = body.passedAt.truncatedTo(ChronoUnit.MICROS);
    Instant validUntil =
        trainings.validUntil(passedAt, body.validUntil).truncatedTo(ChronoUnit.MICROS);
    if (passedAt.isAfter(ask.latest())) {
      throw ProblemException.of("bad-time", "passedAt", passedAt.toString(), "not in the future");
    }
    if (!validUntil.isAfter(passedAt)) {
      throw ProblemException.of("bad-time", "validUntil", validUntil.toString(), "after passedAt");
    }
    var training =
        new Training(ask.text("agent", agent), ask.text("course", course), passedAt, validUntil);
    trainings.keep(ask.tenant(), training);
    return view(training);
  }

  @GET
  @Operation(summary = "The training that an agent passed last")
  public TrainingView get(@PathParam("agent") String agent, @PathParam("course") String course) {
    return view(
        Ask.found(
            trainings.last(ask.tenant(), ask.text("agent", agent), ask.text("course", course)),
            "training " + course + " of agent",
            agent));
  }

  private TrainingView view(Training training) {
    return new TrainingView(
        training.agent(),
        training.course(),
        training.passedAt(),
        training.validUntil(),
        training.heldAt(ask.now()));
  }
}
