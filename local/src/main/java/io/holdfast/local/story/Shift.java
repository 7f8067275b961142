package io.holdfast.local.story;

import io.holdfast.contracts.Topics;
import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.local.replay.CallIds;
import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.Service;
import io.holdfast.testkit.TopicProbe;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the system says about the calls of one replay.
///
/// @param calls the newest snapshot of each call
/// @param callbacks the promises that came of them
/// @param cases the cases that came of them
public record Shift(
    Map<String, CallSnapshot> calls, List<Callback> callbacks, List<ReviewCase> cases) {

  /// Reads topics and lists as they stand now.
  public static Shift read(Addresses addresses, String tenant, CallIds ids)
      throws IOException, InterruptedException {
    return new Shift(
        calls(addresses, tenant, ids),
        callbacks(addresses, tenant, ids),
        new Lists(tenant)
            .all(addresses.of(Service.REVIEW).resolve("/v1/cases"), ReviewCase.class).stream()
                .filter(c -> c.calls().stream().anyMatch(ids::marks))
                .toList());
  }

  /// The promises of one replay.
  public static List<Callback> callbacks(Addresses addresses, String tenant, CallIds ids)
      throws IOException, InterruptedException {
    return new Lists(tenant)
        .all(addresses.of(Service.CALLBACK).resolve("/v1/callbacks"), Callback.class).stream()
            .filter(c -> ids.marks(c.callId()))
            .toList();
  }

  private static Map<String, CallSnapshot> calls(Addresses addresses, String tenant, CallIds ids) {
    try (TopicProbe probe = new TopicProbe(addresses.bootstrapServers())) {
      Map<String, CallSnapshot> newest = new HashMap<>();
      for (CallEvent event : probe.events(new Topics(Topics.DEFAULT_PREFIX).callEvents())) {
        String callId = event.envelope().callId();
        CallSnapshot call = event.call();
        boolean ours =
            callId != null && ids.marks(callId) && event.envelope().tenant().equals(tenant);
        if (ours && call != null) {
          newest.merge(
              Objects.requireNonNull(callId),
              call,
              (old, now) -> now.seq() > old.seq() ? now : old);
        }
      }
      return newest;
    }
  }
}
