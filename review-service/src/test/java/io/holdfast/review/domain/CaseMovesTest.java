package io.holdfast.review.domain;

import static io.holdfast.review.domain.Cases.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.reviews.ReviewCase.Decision;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.review.domain.Outcome.Changed;
import io.holdfast.review.domain.Outcome.Refused;
import io.holdfast.review.domain.Outcome.Unchanged;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseMovesTest {
  private static CaseStage stage(Status status) {
    return Cases.STAGES.stream().filter(s -> s.status() == status).findFirst().orElseThrow();
  }

  private static Outcome move(String verb, CaseFile file, String by) {
    return switch (verb) {
      case "assign" -> CaseMoves.assign(file, "bert", by);
      case "start" -> CaseMoves.start(file, by);
      case "decide" -> CaseMoves.decide(file, Ruling.COACHING, "because", by, Told.END);
      case "note" -> CaseMoves.note(file, "a note", by);
      default -> throw new AssertionError(verb);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "assign, OPEN,      ASSIGNED,       case.assigned",
    "assign, ASSIGNED,  ASSIGNED,       case.assigned",
    "assign, IN_REVIEW, ASSIGNED,       case.assigned",
    "assign, DECIDED,   not-assignable,",
    "assign, CLOSED,    not-assignable,",
    "start,  OPEN,      not-assigned,",
    "start,  ASSIGNED,  IN_REVIEW,      case.started",
    "start,  IN_REVIEW, not-assigned,",
    "start,  DECIDED,   not-assigned,",
    "start,  CLOSED,    not-assigned,",
    "decide, OPEN,      not-in-review,",
    "decide, ASSIGNED,  not-in-review,",
    "decide, IN_REVIEW, DECIDED,        case.decided",
    "decide, DECIDED,   not-in-review,",
    "decide, CLOSED,    not-in-review,",
    "note,   OPEN,      OPEN,           case.noted",
    "note,   ASSIGNED,  ASSIGNED,       case.noted",
    "note,   IN_REVIEW, IN_REVIEW,      case.noted",
    "note,   DECIDED,   DECIDED,        case.noted",
    "note,   CLOSED,    CLOSED,         case.noted",
  })
  void shouldMoveOnlyWhereTheStateHasTheMove(
      String verb, Status from, String expected, @Nullable String event) {
    switch (move(verb, in(stage(from)), "carl")) {
      case Changed(var file, var change) -> {
        assertThat(file.stage().status().name()).isEqualTo(expected);
        assertThat(change.what().type()).isEqualTo(event);
        assertThat(change.by()).isEqualTo("carl");
        assertThat(file.version()).isEqualTo(8);
      }
      case Refused(var reason, var text) -> {
        assertThat(reason).isEqualTo(expected);
        assertThat(text).startsWith("Expected case ").contains(", but it is ");
      }
      case Unchanged _ -> throw new AssertionError("Expected a move or a refusal, found neither");
    }
  }

  @Test
  void shouldTryEveryStateThereIs() {
    var all = Stream.of(CaseStage.class).flatMap(CaseMovesTest::leaves).toList();

    assertThat(Cases.STAGES).extracting(Object::getClass).hasSameElementsAs(all);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CaseMovesTest::leaves)
        : Stream.of(type);
  }

  @Test
  void shouldChangeNothingWhenTheSamePersonIsAssignedAgain() {
    assertThat(CaseMoves.assign(in(new CaseStage.Assigned("bert")), "bert", "carl"))
        .isInstanceOf(Unchanged.class);
    assertThat(CaseMoves.assign(in(new CaseStage.InReview("bert")), "bert", "carl"))
        .isInstanceOf(Unchanged.class);
  }

  @ParameterizedTest
  @CsvSource({"start, ASSIGNED", "decide, IN_REVIEW"})
  void shouldRefuseWhoJudgesHisOwnCase(String verb, Status status) {
    assertThat(move(verb, in(stage(status)), "1001"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reason()).isEqualTo("own-case"));
  }

  @Test
  void shouldRefuseToGiveACaseToTheAgentItIsAbout() {
    assertThat(CaseMoves.assign(in(stage(Status.OPEN)), "1001", "carl"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reason()).isEqualTo("own-case"));
  }

  @Test
  void shouldSayWhatWasExpectedAndWhatWasFound() {
    CaseFile open = in(stage(Status.OPEN));
    assertThat(move("decide", open, "carl"))
        .isEqualTo(
            new Refused(
                "not-in-review",
                "Expected case " + open.caseId() + " to be in review, but it is open"));
  }

  @Test
  void shouldKeepWhoDecidedWhatAndWhy() {
    CaseFile decided = ((Changed) move("decide", in(stage(Status.IN_REVIEW)), "carl")).file();

    assertThat(decided.state().decision())
        .isEqualTo(new Decision("coaching", "carl", Told.END, "because"));
    assertThat(decided.state().assignee()).isEqualTo("anna");
  }

  @Test
  void shouldKnowItsRulingsByWord() {
    assertThat(Ruling.words())
        .containsExactly("upheld", "dismissed", "coaching", "training", "process-fault");
    assertThat(Ruling.of("process-fault")).hasValue(Ruling.PROCESS_FAULT);
    assertThat(Ruling.of("UPHELD")).isEmpty();
  }
}
