package io.holdfast.callback.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that bears on one caller: what we keep of his calls, and the promises they led to. A call
/// without a number has a book of its own, and is merged with nobody.
///
/// @param calls by call id
/// @param promises by call id
public record CallerBook(Map<String, SeenCall> calls, Map<String, Promise> promises) {

  /// A book of these entries.
  public static CallerBook of(List<SeenCall> calls, List<Promise> promises) {
    Map<String, SeenCall> byCall = new LinkedHashMap<>();
    calls.forEach(c -> byCall.put(c.callId(), c));
    Map<String, Promise> ofCall = new LinkedHashMap<>();
    promises.forEach(p -> ofCall.put(p.drop().callId(), p));
    return new CallerBook(byCall, ofCall);
  }

  /// The book with one entry renewed.
  public CallerBook with(Promise promise) {
    Map<String, Promise> renewed = new LinkedHashMap<>(promises);
    renewed.put(promise.drop().callId(), promise);
    return new CallerBook(calls, renewed);
  }

  CallerBook with(SeenCall call) {
    Map<String, SeenCall> renewed = new LinkedHashMap<>(calls);
    renewed.put(call.callId(), call);
    return new CallerBook(renewed, promises);
  }

  /// The promises that differ from those of an earlier state of the book; those that are over come
  /// first, so that at no moment two are open.
  public List<Promise> changedSince(CallerBook earlier) {
    List<Promise> changed = new ArrayList<>();
    for (Promise promise : promises.values()) {
      if (!promise.equals(earlier.promises.get(promise.drop().callId()))) {
        changed.add(promise);
      }
    }
    changed.sort(Comparator.comparing(Promise::isOpen));
    return changed;
  }
}
