package io.holdfast.local;

import io.holdfast.local.checking.SenderCheck;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `holdfast check-sender`: whether a platform that was connected is understood.
@Command(
    name = "check-sender",
    description = {
      "Shows what came from a platform in the last minutes, what was understood, ignored and",
      "refused, and whether its last call has an ending.",
      "Ends with 0 where something was understood and nothing refused, else with 11."
    })
final class CheckSenderCommand implements Callable<Integer> {
  @Mixin HelpOption help = new HelpOption();

  @Option(
      names = "--platform",
      required = true,
      paramLabel = "P",
      description = "as in the path of the intake, such as asterisk-ami; cloudevents for /events")
  String platform = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "S",
      description = "as in the path, such as pbx-1; of CloudEvents their attribute source")
  String source = "";

  @Mixin TenantOption tenant = new TenantOption();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "15",
      description = "how far back, 1 to 60 (${DEFAULT-VALUE})")
  int minutes;

  @Option(
      names = "--bootstrap",
      paramLabel = "SERVERS",
      defaultValue = "127.0.0.1:19092",
      description = "brokers, host:port (${DEFAULT-VALUE})")
  String bootstrap = "";

  @Mixin IntakeOptions from = new IntakeOptions();

  @Override
  public Integer call() throws InterruptedException {
    SenderCheck check = new SenderCheck(tenant.get(), platform, source, minutes);
    try {
      SenderCheck.Finding finding = check.look(from.url, bootstrap);
      finding.lines().forEach(System.out::println);
      return (finding.good() ? ExitCode.DONE : ExitCode.NOT_UNDERSTOOD).code();
    } catch (KafkaException e) {
      throw new TroubleException(
          ExitCode.REFUSED, "the broker at " + bootstrap + " does not answer: " + e.getMessage());
    }
  }
}
