package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.LookUp;
import io.holdfast.abusepolicy.domain.AbusePolicy.PolicyVersion;
import io.holdfast.contracts.Page;
import io.holdfast.kit.rest.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The policies that a tenant rules by.
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PolicyResource {
  private final Ask ask;
  private final LookUp lookUp;

  PolicyResource(Ask ask, LookUp lookUp) {
    this.ask = ask;
    this.lookUp = lookUp;
  }

  @GET
  @Operation(summary = "The tenant's policies and the default ones, newest first")
  public Page<PolicyVersion> list(@BeanParam Paging paging) {
    return lookUp.policies(ask.tenant(), paging.page(), paging.size());
  }

  @GET
  @Path("/{version}")
  @Operation(summary = "One version of the policy")
  public PolicyVersion one(@PathParam("version") int version) {
    return Ask.found(
        lookUp.policy(ask.tenant(), version), "policy version", Integer.toString(version));
  }
}
