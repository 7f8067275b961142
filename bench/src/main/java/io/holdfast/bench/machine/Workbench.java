package io.holdfast.bench.machine;

import java.nio.file.Path;

/// The one machine of a run: its directory, its broker, and the checkout that is measured.
///
/// @param root of the checkout
/// @param work directory of the run
/// @param broker of the run
/// @param topics of that broker
/// @param plan what to measure, and how often
public record Workbench(Path root, WorkDirectory work, Broker broker, Topics topics, Plan plan)
    implements AutoCloseable {

  /// Starts the broker in a directory that goes with the run.
  public static Workbench open(Path root, Plan plan) {
    Path path = root.resolve(".holdfast/bench-" + ProcessHandle.current().pid());
    WorkDirectory work = WorkDirectory.make(path);
    AtExit.clean(work);
    Broker broker = Broker.start(work);
    return new Workbench(root, work, broker, new Topics(broker.address()), plan);
  }

  /// Address of the broker.
  public String kafka() {
    return broker.address();
  }

  @Override
  public void close() {
    topics.close();
    broker.close();
    work.close();
  }
}
