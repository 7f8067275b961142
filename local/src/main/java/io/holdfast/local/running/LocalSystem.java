package io.holdfast.local.running;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything that Holdfast is, running on this machine until it is closed.
public final class LocalSystem implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(150);

  /// The services get this long to finish what they do before they are killed.
  private static final Duration GRACE = Duration.ofSeconds(12);

  /// On Ctrl-C the services get the signal too: a death so shortly before our own end is no news.
  private static final Duration DEATH_SETTLES = Duration.ofSeconds(1);

  private final Path root;
  private final Addresses addresses;
  private final Environment environment;
  private final DataDirectory directory;
  private final Consumer<String> onDeath;
  private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
  private @Nullable Infrastructure infrastructure;
  private volatile boolean closing;
  private boolean closed;

  /// @param root of the checkout, where the services' jars are
  /// @param onDeath told once, in words for a person, where a service dies that nobody stopped
  public LocalSystem(
      Path root, Addresses addresses, DataDirectory directory, Consumer<String> onDeath) {
    this.root = root;
    this.addresses = addresses;
    this.directory = directory;
    this.onDeath = onDeath;
    this.environment = new Environment(addresses, directory);
  }

  /// Starts everything and waits until it is ready.
  ///
  /// @param progress told what is waited for
  /// @throws TroubleException where a jar or a port is missing, or a part does not come up
  public void start(Consumer<String> progress) throws InterruptedException {
    for (Service service : Service.values()) {
      requireJar(service);
    }
    addresses.requireFree();
    progress.accept("starting Kafka and PostgreSQL");
    startInfrastructure();
    for (Service service : Service.values()) {
      launch(service);
    }
    awaitReady(List.of(Service.values()), progress);
  }

  private synchronized void startInfrastructure() {
    if (!closing) {
      infrastructure = Infrastructure.start(addresses, directory);
    }
  }

  private synchronized void launch(Service service) {
    if (closing) {
      return;
    }
    var log = directory.log(service);
    var process =
        ServiceProcess.start(
            service, jar(service), environment.of(service), log, addresses.of(service));
    processes.put(service, process);
    Thread.ofVirtual().start(() -> mourn(process));
  }

  private void mourn(ServiceProcess process) {
    try {
      process.awaitDeath();
      Thread.sleep(DEATH_SETTLES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean expected;
    synchronized (this) {
      expected = closing || !processes.containsValue(process);
    }
    if (!expected) {
      directory.keep();
      onDeath.accept(process.obituary());
    }
  }

  /// Kills a service as a power cut would, and starts it again at once. Returns when it is ready.
  public void killAndRestart(Service service) throws InterruptedException {
    ServiceProcess victim;
    synchronized (this) {
      victim = processes.remove(service);
    }
    if (victim != null) {
      victim.kill();
    }
    launch(service);
    awaitReady(List.of(service), _ -> {});
  }

  private void awaitReady(List<Service> services, Consumer<String> progress)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(READY_WITHIN);
    List<Service> missing = new ArrayList<>(services);
    while (!missing.isEmpty() && !closing) {
      progress.accept(
          "waiting for " + String.join(", ", missing.stream().map(Service::title).toList()));
      for (Service service : List.copyOf(missing)) {
        ServiceProcess process = process(service);
        if (process == null) {
          return;
        }
        if (!process.isAlive()) {
          Thread.sleep(DEATH_SETTLES);
          if (closing) {
            return;
          }
          throw dead(process.obituary());
        }
        if (process.isReady()) {
          missing.remove(service);
        } else if (Instant.now().isAfter(deadline)) {
          throw dead(
              "%s was not ready within %d s. Its log: %s%n%s"
                  .formatted(
                      service.module(),
                      READY_WITHIN.toSeconds(),
                      directory.log(service),
                      process.lastLines()));
        }
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private TroubleException dead(String message) {
    directory.keep();
    return new TroubleException(ExitCode.PART_DIED, message);
  }

  private synchronized @Nullable ServiceProcess process(Service service) {
    return processes.get(service);
  }

  private Path jar(Service service) {
    return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  private void requireJar(Service service) {
    if (!Files.exists(jar(service))) {
      throw new TroubleException(
          ExitCode.NOT_BUILT,
          jar(service) + " is missing. ./holdfast demo builds it; or run mvn package.");
    }
  }

  /// Where everything answers.
  public Addresses addresses() {
    return addresses;
  }

  /// Whether it stops, or has stopped.
  public boolean isClosing() {
    return closing;
  }

  /// Stops the services, then Kafka and PostgreSQL; within 30 s, whatever hangs. May be called
  /// twice: the second call waits for the first.
  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      processes.values().forEach(ServiceProcess::askToStop);
      Instant deadline = Instant.now().plus(GRACE);
      processes.values().forEach(process -> process.awaitStop(deadline));
      if (infrastructure != null) {
        infrastructure.close();
      }
      directory.close();
    }
  }
}
