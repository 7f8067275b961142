package io.holdfast.callevents.domain;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedCollection;

/// The few agents or legs of a call, in the order in which they came. A call has some such sets, a
/// service many thousand calls, and most sets hold nobody or one: so they take no more room than
/// that. What holds many finds them as fast.
final class FewNames extends AbstractSet<String> {
  private static final int FEW = 8;

  private SequencedCollection<String> names = List.of();

  @Override
  public boolean add(String name) {
    if (names.size() > FEW) {
      return names.add(name);
    }
    if (names.contains(name)) {
      return false;
    }
    if (names.isEmpty()) {
      names = new ArrayList<>(2);
    } else if (names.size() == FEW) {
      names = new LinkedHashSet<>(names);
    }
    return names.add(name);
  }

  @Override
  public boolean contains(Object name) {
    return names.contains(name);
  }

  @Override
  public boolean remove(Object name) {
    return !names.isEmpty() && names.remove(name);
  }

  /// Takes out who came last.
  String removeLast() {
    return names.removeLast();
  }

  @Override
  public void clear() {
    names = List.of();
  }

  @Override
  public Iterator<String> iterator() {
    return names.iterator();
  }

  @Override
  public int size() {
    return names.size();
  }
}
