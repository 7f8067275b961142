package io.holdfast.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.local.replay.Intake;
import io.holdfast.local.replay.Recording;
import io.holdfast.local.replay.Replay;
import io.holdfast.local.replay.Stretch;
import io.holdfast.local.running.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The promises and the cases behind the second recordings of a real switch: the same in order,
/// shuffled and repeated, and nobody accused who did not hang up.
class SecondRecordingsST {
  private static final Path FOLDER =
      Path.of(System.getProperty("holdfast.root"))
          .resolve("local/src/main/resources/recordings/asterisk-2");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// Waits of seconds become long ones.
  private static final int FACTOR = 60;

  private static SystemUnderTest system;

  /// Who ended the call, by the recording's name.
  private static Map<String, String> truth;

  @BeforeAll
  static void replayInThreeWays() throws Exception {
    system = SystemUnderTest.running();
    truth = new TreeMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve("truth.tsv"))) {
      List<String> cells = List.of(line.split("\t", -1));
      truth.put(cells.get(0), cells.get(2));
    }
    truth.remove("name");
    for (String name : truth.keySet()) {
      replay(Variant.plain(), name);
      replay(Variant.shuffled(), name);
      replay(Variant.repeated(), name);
    }
    LastCalls.waitUntilRead(system, "second-last");
  }

  private static void replay(Variant variant, String name) throws Exception {
    Recording original = Recording.bundled("asterisk-2/" + name + ".jsonl");
    var intake =
        new Intake(
            system.addresses().of(Service.CALL_EVENTS),
            tenant(variant, name),
            "asterisk-ami",
            "pbx-1",
            PATIENCE);
    new Replay(
            new Recording(variant.lines().apply(original.lines())),
            Stretch.endingAt(Variant.END, original, FACTOR),
            variant.ids(),
            0)
        .run(intake, _ -> {});
  }

  private static String tenant(Variant variant, String name) {
    String whole = "second-" + variant.name() + "-" + name;
    return whole.substring(0, Math.min(whole.length(), 63));
  }

  @Test
  void shouldPromiseAndAccuseTheSameInWhicheverOrder() throws Exception {
    int promises = 0;
    for (String name : truth.keySet()) {
      List<String> promised = promises(Variant.plain(), name);
      List<String> opened = LastCalls.cases(tenant(Variant.plain(), name), system);
      for (Variant variant : List.of(Variant.shuffled(), Variant.repeated())) {
        assertThat(promises(variant, name)).as(variant.name() + " " + name).isEqualTo(promised);
        assertThat(LastCalls.cases(tenant(variant, name), system))
            .as(variant.name() + " " + name)
            .isEqualTo(opened);
      }
      if (!truth.get(name).equals("agent")) {
        assertThat(opened).as(name).isEmpty();
      }
      promises += promised.size();
    }
    assertThat(promises).isPositive();
  }

  private static List<String> promises(Variant variant, String name) throws Exception {
    List<String> kinds = new ArrayList<>();
    for (Callback one : EndState.callbacks(tenant(variant, name), system)) {
      if (EndState.isLive(one)) {
        kinds.add(one.drop().kind().name().toLowerCase(Locale.ROOT));
      }
    }
    return kinds;
  }
}
