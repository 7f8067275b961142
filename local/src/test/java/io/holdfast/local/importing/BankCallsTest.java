package io.holdfast.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BankCallsTest {
  private static final String HEADER =
      "call_key,customer_id,type,outcome,server,entry_at,queued_at,queue_left_at,service_at,end_at";
  private static final String ANSWERED =
      "k1,77,PS,AGENT,RUTH,1999-01-31T23:59:50,1999-01-31T23:59:55,"
          + "1999-02-01T00:01:02,1999-02-01T00:01:00,1999-02-01T00:03:00";
  private static final String GAVE_UP =
      "k2,0,NE,HANG,NO_SERVER,1999-01-31T10:00:00,1999-01-31T10:00:05,1999-01-31T10:01:05,,"
          + "1999-01-31T10:01:05";
  private static final String LEFT_MENU =
      "k3,0,PS,HANG,NO_SERVER,1999-01-31T10:00:00,,,,1999-01-31T10:00:07";
  private static final String NOBODY =
      "k4,0,PS,PHANTOM,NO_SERVER,1999-01-31T10:00:00,,,1999-01-31T10:00:07,1999-01-31T10:00:09";

  @Test
  void shouldTellTheLifeOfAnAnsweredCallInTheBanksOwnTime() throws IOException {
    Entry entry = read(ANSWERED).getFirst();
    assertThat(entry.counted()).isEqualTo("answered");
    assertThat(entry.also()).containsExactly("queued");
    List<Fact> facts = facts(entry);
    assertThat(facts)
        .extracting(f -> f.envelope().type())
        .containsExactly(
            "call.offered", "call.queued", "call.left-queue", "call.agent-joined", "call.ended");
    assertThat(facts).allMatch(f -> f.envelope().ofThePast() && f.key().id().equals("k1"));
    assertThat(facts.get(3).envelope().occurredAt())
        .isEqualTo(Instant.parse("1999-01-31T22:01:00Z"));
    assertThat(facts.getLast().happening())
        .as("nothing tells who hung up")
        .isEqualTo(new Happening.CallEnded(null, null, null, null, null));
  }

  @Test
  void shouldNameTheCallerOnlyWhereHeGaveUp() throws IOException {
    for (Entry entry : read(GAVE_UP, LEFT_MENU)) {
      assertThat(entry.counted()).isEqualTo("abandoned");
      assertThat(facts(entry).getLast().happening())
          .isEqualTo(new Happening.CallEnded(Happening.Party.CALLER, null, null, null, null));
    }
  }

  @Test
  void shouldShowNoName() throws IOException {
    assertThat(String.join(" ", read(ANSWERED).getFirst().lines())).doesNotContain("RUTH");
    assertThat(joined(ANSWERED)).isEqualTo(joined(ANSWERED.replace("k1", "k9")));
    assertThat(joined(ANSWERED)).isNotEqualTo(joined(ANSWERED.replace("RUTH", "DAN")));
  }

  @Test
  void shouldTakeABankCallbackForOutbound() throws IOException {
    var offered =
        (Happening.CallOffered)
            facts(read(ANSWERED.replace("PS", "TT")).getFirst()).getFirst().happening();
    assertThat(offered.direction()).isEqualTo(Happening.Direction.OUTBOUND);
    assertThat(offered.purpose()).isEqualTo("callback");
  }

  @Test
  void shouldSendNothingForPhantomsAndForRowsThatCannotBeRead() throws IOException {
    List<Entry> entries =
        read(
            NOBODY,
            ANSWERED.replace("1999-02-01T00:01:00,", ","),
            ANSWERED.replace("AGENT", "MAYBE"),
            ANSWERED.replace("1999-01-31T23:59:50", "31/1/1999"),
            "k5,too,short");
    assertThat(entries).allMatch(e -> e.lines().isEmpty());
    assertThat(entries)
        .extracting(Entry::counted)
        .containsExactly(
            "phantom (not sent)",
            "skipped: answered, but without a service time",
            "skipped: an outcome other than AGENT, HANG, PHANTOM",
            "skipped: a time that is no local time",
            "skipped: another number of columns than the header has");
    assertThat(entries).extracting(Entry::line).containsExactly(2L, 3L, 4L, 5L, 6L);
    assertThat(entries)
        .extracting(Entry::trouble)
        .containsExactly(
            "",
            "column service_at: answered, but without a service time (found '')",
            "column outcome: an outcome other than AGENT, HANG, PHANTOM (found 'MAYBE')",
            "column entry_at: a time that is no local time (found '31/1/1999')",
            "expected 10 columns as in the header, found 3");
  }

  @Test
  void shouldNameTheLineOfAQuoteThatIsNotClosed() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(NOBODY, "\"k5,"))
        .withMessageStartingWith("line 3: ");
  }

  @Test
  void shouldSayWhichColumnsAreMissing() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> calls("call_key,type\n"))
        .withMessageContaining("customer_id");
  }

  private static String joined(String row) throws IOException {
    return ((Happening.AgentJoined) facts(read(row).getFirst()).get(3).happening()).agent();
  }

  private static List<Entry> read(String... rows) throws IOException {
    BankCalls calls = calls(HEADER + "\n" + String.join("\n", rows) + "\n");
    List<Entry> all = new ArrayList<>();
    for (Entry entry = calls.next(); entry != null; entry = calls.next()) {
      all.add(entry);
    }
    return all;
  }

  private static BankCalls calls(String text) throws IOException {
    var facts =
        new BankFacts(
            "demo", "/anonymous-bank/x", ZoneId.of("Asia/Jerusalem"), new Pseudonyms("k"));
    return new BankCalls(new StringReader(text), facts);
  }

  private static List<Fact> facts(Entry entry) {
    return entry.lines().stream()
        .map(line -> Fact.serde().decode(Json.object(line.getBytes(StandardCharsets.UTF_8))))
        .toList();
  }
}
