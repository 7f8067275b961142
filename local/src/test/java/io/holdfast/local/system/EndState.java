package io.holdfast.local.system;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.local.replay.CallIds;
import io.holdfast.local.running.Service;
import io.holdfast.local.story.Lists;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the system holds of a variant once it is quiet: the newest snapshot of each call and the
/// promises, by the recorded call ids, without what differs by design (tenant keys, numbering).
///
/// @param calls newest snapshot by recorded call id
/// @param promises `callId kind status` of each promise that holds or was kept
/// @param dropped promises that were taken back: superseded, cancelled, refused …
record EndState(Map<String, CallSnapshot> calls, Set<String> promises, List<Callback> dropped) {
  private static final Duration QUIET = Duration.ofSeconds(90);

  /// Waits until the calls have ended and the promises are kept, and reads both.
  static EndState of(Variant variant, SystemUnderTest system, Set<String> endedCalls, int owed)
      throws Exception {
    var _ = Waiting.until(QUIET, () -> calls(variant, system), found -> ended(found, endedCalls));
    List<Callback> callbacks =
        Waiting.until(QUIET, () -> callbacks(variant, system), found -> kept(found) >= owed);
    Map<String, CallSnapshot> calls = calls(variant, system);
    CallIds ids = variant.ids();
    Set<String> promises = new TreeSet<>();
    List<Callback> dropped = new ArrayList<>();
    for (Callback one : callbacks) {
      if (isLive(one)) {
        String kind = one.drop().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        promises.add(recorded(one.callId(), ids) + " " + kind + " " + one.status());
      } else {
        dropped.add(one);
      }
    }
    return new EndState(calls, promises, dropped);
  }

  private static boolean ended(Map<String, CallSnapshot> calls, Set<String> endedCalls) {
    return endedCalls.stream()
        .allMatch(id -> calls.containsKey(id) && calls.get(id).ending() != null);
  }

  private static Map<String, CallSnapshot> calls(Variant variant, SystemUnderTest system) {
    Map<String, CallSnapshot> newest = new HashMap<>();
    for (CallEvent event : system.probe().events(SystemUnderTest.TOPICS.callEvents())) {
      String callId = event.envelope().callId();
      CallSnapshot call = event.call();
      if (callId != null && call != null && variant.ids().marks(callId)) {
        newest.merge(callId, call, (old, now) -> now.seq() > old.seq() ? now : old);
      }
    }
    Map<String, CallSnapshot> byRecordedId = new TreeMap<>();
    newest.forEach((id, call) -> byRecordedId.put(recorded(id, variant.ids()), comparable(call)));
    return byRecordedId;
  }

  /// Without numbering and without what hangs on the tenant's key.
  private static CallSnapshot comparable(CallSnapshot call) {
    CallerId caller = new CallerId(null, call.caller().masked(), null, call.caller().customerId());
    return new CallSnapshot(
        call.phase(),
        call.direction(),
        call.platform(),
        call.purpose(),
        call.callbackId(),
        0,
        caller,
        call.queue(),
        call.agent(),
        call.agents(),
        call.offeredAt(),
        call.endedAt(),
        call.lastWaitEndedAt(),
        call.queueWaitMs(),
        call.holds(),
        call.holdMs(),
        call.longestHoldMs(),
        call.holdStartedAt(),
        call.transfers(),
        call.failedTransfers(),
        call.transferMs(),
        call.talkMs(),
        call.timeLostMs(),
        call.warnings(),
        call.resolved(),
        call.ending(),
        0);
  }

  static List<Callback> callbacks(Variant variant, SystemUnderTest system) throws Exception {
    List<Callback> all = new ArrayList<>();
    for (String recording : recordings()) {
      all.addAll(callbacks(variant.tenant(recording), system));
    }
    return all;
  }

  static List<Callback> callbacks(String tenant, SystemUnderTest system)
      throws IOException, InterruptedException {
    return new Lists(tenant)
        .all(system.addresses().of(Service.CALLBACK).resolve("/v1/callbacks"), Callback.class);
  }

  private static List<String> recordings() throws IOException {
    List<String> names = new ArrayList<>(List.of("shift-a"));
    Truth.ofSingleCalls().forEach(t -> names.add(t.recording()));
    return names;
  }

  private static long kept(List<Callback> callbacks) {
    return callbacks.stream().filter(c -> c.status() == Callback.Status.KEPT).count();
  }

  /// Whether a promise is open or was kept.
  static boolean isLive(Callback callback) {
    return switch (callback.status()) {
      case PROMISED, SCHEDULED, DIALLING, KEPT -> true;
      case SUPERSEDED, CANCELLED, DECLINED, REFUSED, EXPIRED, FAILED, UNKNOWN -> false;
    };
  }

  private static String recorded(String callId, CallIds ids) {
    String suffix = "-" + ids.suffix();
    return Objects.requireNonNull(callId).substring(0, callId.length() - suffix.length());
  }
}
