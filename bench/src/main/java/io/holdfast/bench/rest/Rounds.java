package io.holdfast.bench.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Requests that were made before the clock runs, sent in turn, round after round. Each round tells
/// the same story under another name: a fact that comes twice is other work than a new one.
final class Rounds {
  private final List<byte[]> requests;
  private final List<int[]> names;
  private final int story;
  private final AtomicInteger next = new AtomicInteger();

  /// @param requests whose ids of calls and facts hold the story's name
  /// @param story its name as a number; those of the rounds that follow are as long
  Rounds(List<byte[]> requests, int story) {
    this.requests = requests;
    this.story = story;
    Pattern name = Pattern.compile("(?<=-)" + name(story) + "(?=[-\"])");
    this.names = requests.stream().map(request -> places(name, request)).toList();
  }

  /// What a story is called in the ids of its calls and facts.
  static String name(int story) {
    return Integer.toString(story, Character.MAX_RADIX);
  }

  private static int[] places(Pattern name, byte[] request) {
    return name.matcher(new String(request, ISO_8859_1))
        .results()
        .mapToInt(MatchResult::start)
        .toArray();
  }

  /// The next request; for many threads.
  byte[] next() {
    int turn = next.getAndIncrement();
    int which = turn % requests.size();
    byte[] request = requests.get(which).clone();
    byte[] name = name(story + turn / requests.size()).getBytes(ISO_8859_1);
    for (int place : names.get(which)) {
      System.arraycopy(name, 0, request, place, name.length);
    }
    return request;
  }
}
