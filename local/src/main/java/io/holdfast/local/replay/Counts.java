package io.holdfast.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

/// What the intake answered, summed up (contract section 8): the first, second and last count what
/// was sent, `facts` what came of it, `duplicates` repeats within one request.
public record Counts(long accepted, long ignored, long duplicates, long facts, long rejected) {
  /// Nothing yet.
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  static Counts of(JsonNode answer) {
    return new Counts(
        answer.path("accepted").asLong(),
        answer.path("ignored").asLong(),
        answer.path("duplicates").asLong(),
        answer.path("facts").asLong(),
        answer.path("rejected").size());
  }

  /// Both together.
  public Counts plus(Counts more) {
    return new Counts(
        accepted + more.accepted,
        ignored + more.ignored,
        duplicates + more.duplicates,
        facts + more.facts,
        rejected + more.rejected);
  }

  @Override
  public String toString() {
    return "%,d accepted, %,d ignored, %,d rejected, %,d duplicates, %,d facts"
        .formatted(accepted, ignored, rejected, duplicates, facts);
  }
}
