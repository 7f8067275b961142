package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.callevents.topology.Settings;
import io.holdfast.kit.rest.Problem;
import io.holdfast.kit.rest.ProblemException;
import io.holdfast.kit.webhooks.Credential.Scheme;
import io.holdfast.kit.webhooks.Signature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String SOURCES = "holdfast.call-events.tenants.acme.sources.";

  private static Gate gate(String... settings) {
    return new Gate(config(settings), InstantSource.fixed(NOON));
  }

  private static io.holdfast.callevents.CallEventsConfig config(String... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("holdfast.call-events.state-dir", "unused");
    all.put("holdfast.call-events.max-body-bytes", "1000");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return Settings.of(all);
  }

  private static Signature.Request withKey(String key) {
    return new Signature.Request(
        name -> name.equals("Authorization") && !key.isEmpty() ? "Bearer " + key : null,
        "http://localhost/",
        false,
        "{}".getBytes(UTF_8));
  }

  private static void admit(Gate gate, String tenant, String source, String key) {
    gate.admit(tenant, List.of(source, "asterisk-ami"), Scheme.STATIC_KEY, withKey(key));
  }

  private static String reason(Gate gate, String tenant, String source, String key) {
    var refused =
        catchThrowableOfType(Gate.RefusedException.class, () -> admit(gate, tenant, source, key));
    return refused == null
        ? "none"
        : refused.answer().getStatus()
            + " "
            + ((Problem) refused.answer().getEntity()).type().replaceFirst(".*:", "");
  }

  @ParameterizedTest
  @CsvSource({
    "acme, pbx-1, one, none",
    "acme, pbx-1, two, none",
    "acme, pbx-1, three, 401 bad-credential",
    "acme, pbx-1, '', 401 no-credential",
    "acme, pbx-9, all, none",
    "acme, pbx-9, one, 401 bad-credential",
    "acme, open, '', none",
    "other, pbx-1, one, 403 tenant-not-allowed",
  })
  void shouldAdmitWhoShowsTheCredentialOfTheSourceElseOfThePlatform(
      String tenant, String source, String key, String expected) {
    Gate gate =
        gate(
            SOURCES + "pbx-1.secrets", "one,two",
            SOURCES + "asterisk-ami.secrets", "all",
            SOURCES + "open.scheme", "none");

    assertThat(reason(gate, tenant, source, key)).isEqualTo(expected);
  }

  @Test
  void shouldAdmitTheOperatorOfATenantToAllItsSources() {
    Gate gate = gate(SOURCES + "pbx-1.secrets", "one", SOURCES + "operator.secrets", "master");

    assertThat(reason(gate, "acme", "pbx-1", "master")).isEqualTo("none");
    assertThat(reason(gate, "acme", "pbx-7", "master")).isEqualTo("none");
    assertThat(reason(gate, "acme", "pbx-1", "other")).isEqualTo("401 bad-credential");
    assertThat(reason(gate, "other", "pbx-1", "master")).isEqualTo("403 tenant-not-allowed");
  }

  @Test
  void shouldAdmitSourcesWithoutACredentialOnlyWhereTheIntakeIsOpen() {
    String[] one = {SOURCES + "pbx-1.secrets", "one"};
    String[] open = {SOURCES + "pbx-1.secrets", "one", "holdfast.call-events.open-intake", "true"};

    assertThat(reason(gate(one), "acme", "pbx-2", "")).isEqualTo("403 source-not-allowed");
    assertThat(reason(gate(open), "acme", "pbx-2", "")).isEqualTo("none");
    assertThat(reason(gate(open), "other", "pbx-1", "")).isEqualTo("none");
    assertThat(reason(gate(open), "acme", "pbx-1", "")).isEqualTo("401 no-credential");
  }

  @Test
  void shouldNotStartWithACredentialThatCannotBeUsedAndNotShowIt() {
    assertThatThrownBy(() ->
            gate(
                SOURCES + "pbx-1.scheme", "standard-webhooks",
                SOURCES + "pbx-1.secrets", "whsec_s3cret!"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pbx-1")
        .hasMessageContaining("acme")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void shouldUnpackABodyAndFindABombTooLarge() throws IOException {
    Gate gate = gate();

    assertThat(gate.plain(gzip(new byte[1000]), "gzip")).hasSize(1000);
    assertThatThrownBy(() -> gate.plain(gzip(new byte[50_000_000]), "gzip"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.reason).isEqualTo("too-large"));
    assertThatThrownBy(() -> gate.plain(new byte[] {1, 2}, "GZIP"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.reason).isEqualTo("bad-gzip"));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  @Test
  void shouldLetATenantOverdrawItsBudgetOnceAndThenWait() {
    var budgets = new Budgets(config("holdfast.call-events.tenants.acme.events-per-second", "1"));

    budgets.pay("acme", 100);

    assertThatThrownBy(() -> budgets.pay("acme", 1))
        .isInstanceOfSatisfying(
            Gate.RefusedException.class,
            e -> {
              assertThat(e.answer().getStatus()).isEqualTo(429);
              assertThat(Integer.parseInt(e.answer().getHeaderString("Retry-After")))
                  .isBetween(90, 100);
            });
    assertThatCode(() -> budgets.pay("other", 1_000_000)).doesNotThrowAnyException();
  }
}
