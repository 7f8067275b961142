package io.holdfast.callevents.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The client and a switch that speaks TLS, with a certificate of its own.
@Timeout(60)
class EncryptedSwitchTest {
  private static final String RECORDING = "caller-abandons-queue";
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path keys;
  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=pbx", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-file", keys.resolve("pbx.pem").toString());
  }

  private static void keytool(String command, String... more) throws Exception {
    List<String> line =
        new java.util.ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    line.addAll(List.of(command, "-alias", "pbx", "-storepass", new String(PASSWORD)));
    line.addAll(List.of("-keystore", keys.resolve("pbx.p12").toString()));
    line.addAll(List.of(more));
    assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
  }

  private static ServerSocketFactory encrypted() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys.resolve("pbx.p12"))) {
      store.load(in, PASSWORD);
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  @Test
  void shouldReadASwitchWhoseCertificateIsTrusted() throws Exception {
    Map<String, String> settings =
        Map.of("tls", "true", "tls-certificate", keys.resolve("pbx.pem").toString());
    try (FakeSwitch pbx = new FakeSwitch(FakeSpeech.ASTERISK, encrypted());
        LiveSwitch client = new LiveSwitch(pbx.port(), folder, List.of(), settings)) {
      FakeSwitch.Session session = pbx.next().letIn("1795283800.000000");
      session.tell(FakeSwitch.recorded(RECORDING));
      await().until(() -> client.facts.facts().size() > 3);
      session.drop();
      pbx.next();
      assertThat(client.facts.letters()).isEmpty();
    }
  }

  @Test
  void shouldTellItsSecretToNobodyWhomItDoesNotTrust() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(FakeSpeech.ASTERISK, encrypted());
        LiveSwitch client = new LiveSwitch(pbx.port(), folder, List.of(), Map.of("tls", "true"))) {
      FakeSwitch.Session session = pbx.next();
      assertThat(session.isGreetedBack()).isFalse();
      assertThat(client.connected()).isZero();
    }
  }
}
