package io.holdfast.local.system;

import io.holdfast.contracts.Topics;
import io.holdfast.local.Logs;
import io.holdfast.local.running.Addresses;
import io.holdfast.local.running.DataDirectory;
import io.holdfast.local.running.Dialler;
import io.holdfast.local.running.LocalSystem;
import io.holdfast.testkit.TopicProbe;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One whole system for all system tests of a run, from the real jars; each test takes tenants of
/// its own. Its logs lie in `target/system-test`.
final class SystemUnderTest {
  static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
  private static @Nullable SystemUnderTest running;

  private final LocalSystem system;
  private final TopicProbe probe;

  private SystemUnderTest(LocalSystem system) {
    this.system = system;
    this.probe = new TopicProbe(system.addresses().bootstrapServers());
  }

  /// The system, started by the first who asks; it stops with the test JVM.
  static synchronized SystemUnderTest running() throws Exception {
    SystemUnderTest known = running;
    if (known != null) {
      return known;
    }
    Path data = ROOT.resolve("local/target/system-test/" + ProcessHandle.current().pid());
    DataDirectory directory = DataDirectory.open(data, true);
    Logs.silence();
    Logs.writeTo(directory.logs());
    LocalSystem system = new LocalSystem(ROOT, Addresses.free(), directory, System.err::println);
    Runtime.getRuntime().addShutdownHook(new Thread(system::close));
    system.start(_ -> {});
    var _ = Dialler.start(system.addresses());
    running = new SystemUnderTest(system);
    return running;
  }

  /// Where its processes write their logs.
  static Path logs() {
    return ROOT.resolve("local/target/system-test/" + ProcessHandle.current().pid() + "/logs");
  }

  LocalSystem system() {
    return system;
  }

  Addresses addresses() {
    return system.addresses();
  }

  TopicProbe probe() {
    return probe;
  }
}
