package io.holdfast.kit.rest;

import io.holdfast.contracts.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says back what it was told: a resource as those of the services.
@Path("/v1/echo")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EchoResource {
  private final CurrentTenant tenant;

  /// @param tenant of the running call
  public EchoResource(CurrentTenant tenant) {
    this.tenant = tenant;
  }

  /// An enumeration without an unknown.
  public enum Mood {
    VERY_CALM,
    UPSET
  }

  /// A body with every kind of field.
  public record Echo(
      String name, int count, Mood mood, Instant at, @Nullable String note, List<String> tags) {
    /// Refuses a negative count.
    public Echo {
      if (count < 0) {
        throw new IllegalArgumentException("Expected a count from 0, found yesterday");
      }
    }
  }

  /// Says it back. Whether a body may be missing is the resource's to say.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Echo echo(@Nullable Echo body) {
    if (body == null) {
      throw new ProblemException(400, "no-body", "Expected a body, found none");
    }
    return body;
  }

  /// An empty page of the size that was asked for.
  @GET
  public Page<String> list(@BeanParam Paging paging) {
    return new Page<>(List.of(tenant.name()), paging.page(), paging.size(), 1);
  }

  /// Refuses.
  @GET
  @Path("/refused")
  public Echo refused() {
    throw new ProblemException(422, "not-now", "Expected a better moment, found this one");
  }

  /// Fails.
  @GET
  @Path("/broken")
  public Echo broken() {
    throw new IllegalStateException("secret +15551230001");
  }

  /// Fails as the framework does.
  @GET
  @Path("/broken-too")
  public Echo brokenToo() {
    throw new jakarta.ws.rs.InternalServerErrorException("secret");
  }

  /// Asks to come back.
  @GET
  @Path("/busy")
  public Echo busy() {
    throw new ServiceUnavailableException(7L);
  }
}
