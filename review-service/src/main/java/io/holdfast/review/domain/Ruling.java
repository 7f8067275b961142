package io.holdfast.review.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a reviewer may decide: a closed list, so that reports can count it.
public enum Ruling {
  /// The ground is right: the call should not have been ended like that.
  UPHELD,
  /// The ground is wrong, or the ending was justified.
  DISMISSED,
  /// The ground is right; the agent is coached.
  COACHING,
  /// The ground is right; the agent's training is to be repeated.
  TRAINING,
  /// The ground is right, but a process, a tool or the platform is to blame.
  PROCESS_FAULT;

  /// The word on the wire, such as `process-fault`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The ruling of that word, or empty.
  public static Optional<Ruling> of(String word) {
    return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
  }

  /// All words.
  public static List<String> words() {
    return Arrays.stream(values()).map(Ruling::word).toList();
  }
}
