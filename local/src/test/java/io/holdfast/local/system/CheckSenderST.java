package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.local.TroubleException;
import io.holdfast.local.checking.SenderCheck;
import io.holdfast.local.replay.CallIds;
import io.holdfast.local.replay.Intake;
import io.holdfast.local.replay.Recording;
import io.holdfast.local.replay.Replay;
import io.holdfast.local.replay.Stretch;
import io.holdfast.local.running.Service;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Somebody connects a platform and looks whether it is understood.
class CheckSenderST {
  private static final String TENANT = "check-sender";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static SenderCheck.Finding look(String platform, String source) throws Exception {
    var addresses = SystemUnderTest.running().addresses();
    return new SenderCheck(TENANT, platform, source, 15)
        .look(addresses.of(Service.CALL_EVENTS), addresses.bootstrapServers());
  }

  @Test
  void shouldTellWhatCameAndHowTheLastCallEnded() throws Exception {
    URI intake = SystemUnderTest.running().addresses().of(Service.CALL_EVENTS);
    Recording recording = Recording.bundled("agent-hangs-up.jsonl");
    Stretch stretch = Stretch.endingAt(Instant.now(), recording, 10);
    CallIds ids = new CallIds("check");
    new Replay(recording, stretch, ids, 0)
        .run(new Intake(intake, TENANT, "asterisk-ami", "pbx-ok", PATIENCE), _ -> {});
    var finding =
        Waiting.until(
            PATIENCE,
            () -> look("asterisk-ami", "pbx-ok"),
            found -> found.lines().getLast().contains("ended at"));
    assertThat(finding.good()).as(finding.toString()).isTrue();
    assertThat(String.join("\n", finding.lines()))
        .contains(
            "asterisk-ami from pbx-ok, tenant check-sender", "call.ended=", "refused     none")
        .containsPattern("understood +[1-9]")
        .containsPattern("ignored +[1-9]")
        .containsPattern("The last call, .*-check, ended at .* by agent 1\\d{3} \\(deliberate");
  }

  @Test
  void shouldTellWhatWasRefusedAndWhy() throws Exception {
    Rest intake = new Rest(SystemUnderTest.running().addresses().of(Service.CALL_EVENTS), TENANT);
    String lines = "{\"Event\":\"FullyBooted\"}\n{\"Event\": nope\n";
    var answer =
        intake.post(
            "/v1/tenants/" + TENANT + "/platforms/asterisk-ami/pbx-bad",
            "application/x-ndjson",
            lines.getBytes(UTF_8));
    assertThat(answer.status()).isEqualTo(202);
    var finding = look("asterisk-ami", "pbx-bad");
    assertThat(finding.good()).isFalse();
    assertThat(finding.lines()).anyMatch(l -> l.contains("refused     {bad-json=1}"));
    assertThat(finding.lines()).anyMatch(l -> l.contains("ignored     1 events"));
  }

  @Test
  void shouldSayWhereToLookWhenNothingCame() throws Exception {
    var finding = look("twilio", "nobody");
    assertThat(finding.good()).isFalse();
    assertThat(String.join("\n", finding.lines()))
        .contains("nothing came since", "/v1/tenants/check-sender/platforms/twilio/nobody");
  }

  @Test
  void shouldSayThatTheServiceDoesNotAnswer() {
    var check = new SenderCheck(TENANT, "twilio", "main", 15);
    assertThatThrownBy(() -> check.look(URI.create("http://127.0.0.1:1"), "127.0.0.1:1"))
        .isInstanceOf(TroubleException.class)
        .hasMessageContaining("does not answer at http://127.0.0.1:1");
  }

  @Test
  void shouldRefuseASpanThatIsNotKept() {
    assertThatThrownBy(() ->
            new SenderCheck(TENANT, "twilio", "main", 61)
                .look(
                    SystemUnderTest.running().addresses().of(Service.CALL_EVENTS),
                    SystemUnderTest.running().addresses().bootstrapServers()))
        .isInstanceOf(TroubleException.class)
        .hasMessageContaining("Expected minutes to be a number from 1 to 60");
  }
}
