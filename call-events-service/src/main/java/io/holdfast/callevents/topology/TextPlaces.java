package io.holdfast.callevents.topology;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers texts by the order in which they first came. A table of its own: it is asked for each
/// text of each call that is written, and emptied after each call.
final class TextPlaces {
  /// Of texts that come for the first time.
  static final int NEW = -1;

  private final int known;
  private @Nullable String[] texts = new String[256];
  private int[] places = new int[texts.length];

  /// Slot of each place, to empty them by.
  private int[] slots = new int[texts.length / 2];

  private int next;

  /// @param known texts that have their places from the start, from 0
  TextPlaces(List<String> known) {
    known.forEach(this::of);
    this.known = next;
  }

  /// Forgets all texts but the known ones. What stands last goes first, so that each of those that
  /// stay can still be found.
  void clear() {
    while (next > known) {
      texts[slots[--next]] = null;
    }
  }

  /// The place of a text that came before, or [#NEW]; then it has the next place from now on.
  int of(String text) {
    int slot = slotOf(text);
    if (texts[slot] != null) {
      return places[slot];
    }
    if (next == slots.length) {
      grow();
      slot = slotOf(text);
    }
    put(text, slot);
    return NEW;
  }

  private void put(String text, int slot) {
    texts[slot] = text;
    places[slot] = next;
    slots[next++] = slot;
  }

  /// Where the text stands, or would stand.
  private int slotOf(String text) {
    int hash = text.hashCode() * 0x9E3779B9;
    int slot = (hash ^ (hash >>> 16)) & (texts.length - 1);
    for (String there = texts[slot]; there != null; there = texts[slot]) {
      if (there.equals(text)) {
        return slot;
      }
      slot = (slot + 1) & (texts.length - 1);
    }
    return slot;
  }

  private void grow() {
    @Nullable String[] before = texts;
    int[] byPlace = slots;
    texts = new String[before.length * 2];
    places = new int[texts.length];
    slots = new int[texts.length / 2];
    next = 0;
    Arrays.stream(byPlace)
        .mapToObj(slot -> before[slot])
        .forEach(text -> {
          if (text != null) {
            put(text, slotOf(text));
          }
        });
  }
}
