package io.holdfast.local;

import io.holdfast.contracts.RecordKey;
import picocli.CommandLine.Option;

/// Whose calls a command is about.
final class TenantOption {
  @Option(
      names = "--tenant",
      paramLabel = "T",
      defaultValue = "demo",
      description = "(${DEFAULT-VALUE})")
  private String tenant = "demo";

  /// The tenant.
  ///
  /// @throws TroubleException where it cannot be one
  String get() {
    if (!RecordKey.isTenant(tenant)) {
      throw new TroubleException(
          ExitCode.USAGE, "expected --tenant of [a-z0-9-]{1,63}, found '" + tenant + "'");
    }
    return tenant;
  }
}
