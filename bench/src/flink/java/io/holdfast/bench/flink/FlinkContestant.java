package io.holdfast.bench.flink;

import io.holdfast.bench.flink.Job.Input;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// Flink in one JVM: a mini cluster with as many slots as our service has threads, state on the
/// heap, and a checkpoint a second, with which its transactions are committed.
public final class FlinkContestant {
  private static final int PARALLELISM = 2;
  private static final Duration CHECKPOINT = Duration.ofSeconds(1);

  private FlinkContestant() {}

  /// Arguments: the job (`life` or `drops`), Kafka's address, the topic to read, the topic to
  /// write, a directory for checkpoints, and whether to end with the facts that are there now.
  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("")
        .setLevel(Level.WARNING); // where it fails, the reason must be the last word
    Job job = Job.valueOf(arguments[0].toUpperCase(java.util.Locale.ROOT));
    Input input =
        new Input(arguments[1], arguments[2], arguments[3], Boolean.parseBoolean(arguments[5]));
    StreamExecutionEnvironment flink = environment(Path.of(arguments[4]));
    job.build(flink, input);
    flink.execute(job.name());
  }

  private static StreamExecutionEnvironment environment(Path checkpoints) {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    // A job that fails has failed: what starts again and again is not measured.
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, settings);
    flink.enableCheckpointing(CHECKPOINT.toMillis(), CheckpointingMode.EXACTLY_ONCE);
    flink.getConfig().enableObjectReuse();
    return flink;
  }
}
