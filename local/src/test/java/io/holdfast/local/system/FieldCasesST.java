package io.holdfast.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.local.running.Service;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The promises and the cases behind the field cases, on the whole road.
class FieldCasesST {

  private static SystemUnderTest system;

  /// Each case, and then a dropped call on every partition: once those have their promises and
  /// their cases, everything before them has been read.
  @BeforeAll
  static void tellThemAll() throws Exception {
    system = SystemUnderTest.running();
    Instant now = Instant.now();
    for (FieldCase one : FieldCase.all()) {
      for (byte[] body : one.bodies(now)) {
        var answer = intake(one.tenant()).post(one.path(), one.contentType(), body);
        assertThat(answer.status()).as(one.file() + " " + answer.body()).isEqualTo(202);
        assertThat(answer.body().path("rejected")).as(one.file()).isEmpty();
      }
    }
    LastCalls.waitUntilRead(system, "field-last");
  }

  @TestFactory
  Stream<DynamicTest> shouldPromiseAndAccuseAsTheCaseSays() throws Exception {
    return FieldCase.all().stream()
        .filter(one -> !one.pending())
        .map(one ->
            DynamicTest.dynamicTest(
                one.file(),
                () -> {
                  if (one.promise().equals("superseded")) {
                    assertThat(callbacks(one.tenant()))
                        .extracting(Callback::status)
                        .containsExactly(Callback.Status.SUPERSEDED);
                  } else if (!one.promise().isEmpty()) {
                    assertThat(
                            callbacks(one.tenant()).stream()
                                .filter(EndState::isLive)
                                .map(c -> word(c.drop().kind())))
                        .as("promises")
                        .containsExactlyElementsOf(asList(one.promise()));
                  }
                  if (!one.review().isEmpty()) {
                    assertThat(LastCalls.cases(one.tenant(), system))
                        .as("cases")
                        .containsExactlyElementsOf(asList(one.review()));
                  }
                }));
  }

  private static List<String> asList(String word) {
    return word.equals("-") ? List.of() : List.of(word);
  }

  private static List<Callback> callbacks(String tenant) throws Exception {
    return EndState.callbacks(tenant, system);
  }

  private static Rest intake(String tenant) {
    return new Rest(system.addresses().of(Service.CALL_EVENTS), tenant);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
