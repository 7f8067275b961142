package io.holdfast.local;

import io.holdfast.local.replay.Intake;
import java.net.URI;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/// Where call-events-service is, and by which key it lets whoever runs a command in.
final class IntakeOptions {
  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8081",
      description = "of call-events-service (${DEFAULT-VALUE})")
  URI url = URI.create("http://127.0.0.1:8081");

  @Option(
      names = "--key",
      defaultValue = "${env:HOLDFAST_OPERATOR_KEY:-}",
      paramLabel = "KEY",
      showDefaultValue = Visibility.NEVER,
      description =
          "the tenant's operator key at the intake, where that is not open; better as the"
              + " environment variable HOLDFAST_OPERATOR_KEY")
  String key = "";

  /// The same intake, with the key shown to it.
  Intake open(Intake intake) {
    return intake.withKey(key);
  }
}
