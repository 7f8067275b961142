package io.holdfast.callevents.domain;

/// Which of the agents on a call hold the caller, each by name or all of them at once.
final class Holding {
  private boolean all;

  /// Those of whom the other thing is true.
  private final FewNames others = new FewNames();

  /// All who are on the call hold, or nobody does any more.
  void all(boolean hold) {
    all = hold;
    others.clear();
  }

  void holds(String agent) {
    set(agent, true);
  }

  /// They resume, join or leave.
  void holdsNot(String agent) {
    set(agent, false);
  }

  /// They are on the call no more.
  void forget(String agent) {
    others.remove(agent);
  }

  private void set(String agent, boolean hold) {
    if (hold == all) {
      others.remove(agent);
    } else {
      others.add(agent);
    }
  }

  /// Whether everybody holds.
  ///
  /// @param present how many are on the call
  boolean isEverybody(int present) {
    return all ? others.isEmpty() : others.size() == present;
  }
}
