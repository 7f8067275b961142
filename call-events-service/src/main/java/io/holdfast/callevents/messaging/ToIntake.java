package io.holdfast.callevents.messaging;

import io.holdfast.callevents.Intake;
import io.holdfast.callevents.Reading;
import io.holdfast.callevents.Reading.Delivery;
import io.holdfast.callevents.UnavailableException;
import io.holdfast.kit.health.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// The way of one switch's events to the intake. It waits while the broker is away: the switch
/// keeps its events meanwhile, or ends the connection.
final class ToIntake {
  private static final Logger LOG = Logger.getLogger(ToIntake.class);
  private static final int BATCH = 200;

  private final Intake intake;
  private final String tenant;
  private final String name;
  private final SwitchMeters meters;
  private final Duration retry;
  private final Worker worker;
  private final Told told = new Told();

  /// @param tenant whose calls the switch has
  /// @param name of the switch, as in the path of the intake
  /// @param retry pause before the broker is tried again
  /// @param worker is told what waits for the broker
  ToIntake(
      Intake intake,
      String tenant,
      String name,
      SwitchMeters meters,
      Duration retry,
      Worker worker) {
    this.intake = intake;
    this.tenant = tenant;
    this.name = name;
    this.meters = meters;
    this.retry = retry;
    this.worker = worker;
  }

  /// What was delivered lately.
  Told told() {
    return told;
  }

  /// Returns after the broker has everything, and remembers what was told.
  void deliver(String platform, List<Reading> readings) throws InterruptedException {
    send(platform, readings);
    told.add(readings);
  }

  /// Returns after the broker has everything.
  ///
  /// @param platform its name in the path of the intake
  void send(String platform, List<Reading> readings) throws InterruptedException {
    for (int i = 0; i < readings.size(); i += BATCH) {
      batch(platform, readings.subList(i, Math.min(readings.size(), i + BATCH)));
    }
  }

  private void batch(String platform, List<Reading> readings) throws InterruptedException {
    String path = "/v1/tenants/" + tenant + "/platforms/" + platform + "/" + name;
    Map<String, String> again = Map.of("holdfast_tenant", tenant, "holdfast_path", path);
    Delivery delivery = new Delivery(tenant, platform, again, false, readings);
    String work = platform + " of " + name;
    try {
      while (!isTaken(delivery)) {
        worker.waits(work);
        LOG.warnf("What %s told waits for the broker", name);
        Thread.sleep(retry);
      }
    } finally {
      worker.done(work);
    }
  }

  private boolean isTaken(Delivery delivery) {
    try {
      meters.count(intake.take(delivery));
      return true;
    } catch (UnavailableException e) {
      return false;
    }
  }

  /// The switch is not read any more, though nobody asked for that.
  void abandon() {
    worker.waits(name + ", which nobody reads any more");
  }
}
