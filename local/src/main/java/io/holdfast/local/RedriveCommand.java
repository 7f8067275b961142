package io.holdfast.local;

import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.Topics;
import io.holdfast.local.redriving.Choice;
import io.holdfast.local.redriving.Redrive;
import io.holdfast.local.redriving.Tally;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `holdfast redrive`: dead letters again, after what was wrong was put right.
@Command(
    name = "redrive",
    description = {
      "Sends dead letters again, to the topic or the intake that they were meant for.",
      "All are marked as history: nobody is called back for them, and no case opens.",
      "What was sent once is noted, by reason, and is not sent by the next run."
    })
final class RedriveCommand implements Callable<Integer> {
  @Mixin HelpOption help = new HelpOption();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      defaultValue = "dlq." + Topics.DEFAULT_PREFIX + "telephony-events.v1",
      description = "of dead letters (${DEFAULT-VALUE})")
  String topic = "";

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description =
          "only letters of this reason, such as bad-field; without it all. One that is unknown is"
              + " answered with those that are known")
  @Nullable String reason;

  @Option(
      names = "--tenant",
      paramLabel = "T",
      description = "only letters of this tenant; without it of all, and of those that name none")
  @Nullable String tenant;

  @Option(names = "--dry-run", description = "shows what there is, and sends nothing")
  boolean dryRun;

  @Option(names = "--again", description = "also what an earlier run has sent")
  boolean again;

  @Option(
      names = "--bootstrap",
      paramLabel = "SERVERS",
      defaultValue = "127.0.0.1:19092",
      description = "brokers, host:port (${DEFAULT-VALUE})")
  String bootstrap = "";

  @Mixin IntakeOptions to = new IntakeOptions();

  @Override
  public Integer call() {
    if (!topic.startsWith("dlq.")) {
      throw new TroubleException(ExitCode.USAGE, "expected --topic of the form dlq.…");
    }
    if (tenant != null && !RecordKey.isTenant(tenant)) {
      throw new TroubleException(
          ExitCode.USAGE, "expected --tenant of [a-z0-9-]{1,63}, found '" + tenant + "'");
    }
    Progress progress = Progress.onConsole();
    Tally tally = run(progress);
    tally.table().forEach(progress::said);
    tally.withoutAWay().forEach(progress::said);
    progress.said(
        (dryRun ? "Would send %,d letters: %s" : "Sent %,d letters: %s")
            .formatted(tally.sent(), tally));
    return ExitCode.DONE.code();
  }

  private Tally run(Progress progress) {
    try {
      return new Redrive(
              bootstrap, topic, new Choice(reason, tenant, again), to.url, to.key, dryRun)
          .run(so -> progress.now("redrive: " + so));
    } catch (KafkaException e) {
      throw new TroubleException(
          ExitCode.REFUSED, "the broker at " + bootstrap + " does not answer: " + e.getMessage());
    }
  }
}
