package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Topics;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicsDT {
  private static final Pattern TOPIC = Pattern.compile("\\b(?:dlq\\.)?holdfast\\.[a-z-]+\\.v\\d+");
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

  @Test
  void shouldNameOnlyTopicsOfTheContract() {
    Set<String> known =
        Stream.concat(
                TOPICS.all().stream().map(t -> t.name()),
                TOPICS.read().stream().map(t -> t.deadLetters()))
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    Set<String> named = new TreeSet<>();
    Page.all()
        .forEach(page -> {
          named.addAll(page.find(TOPIC));
          page.find(TOPIC).stream()
              .filter(t -> !known.contains(t))
              .forEach(t -> unknown.add(page + ": " + t));
        });
    assertThat(unknown).isEmpty();
    assertThat(named).isNotEmpty();
  }
}
