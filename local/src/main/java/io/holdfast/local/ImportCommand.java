package io.holdfast.local;

import io.holdfast.local.importing.FileImport;
import io.holdfast.local.importing.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `holdfast import FILE`: the past, from a file.
@Command(
    name = "import",
    description = {
      "Fills a gap from a file: everything is marked as backfill, so nobody is dialled and no case"
          + " is opened for it.",
      "A run that was stopped goes on where it was; the same file twice is sent once."
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin HelpOption help = new HelpOption();

  @Mixin IntakeOptions to = new IntakeOptions();

  @Mixin TenantOption tenant = new TenantOption();

  @Parameters(paramLabel = "FILE", description = "plain or gzipped")
  Path file = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      required = true,
      description = "what it holds: ${COMPLETION-CANDIDATES}")
  Format format = Format.ASTERISK_QUEUE_LOG;

  @Option(
      names = "--source",
      paramLabel = "S",
      defaultValue = "import",
      description = "name of the switch: the same as its live events have (${DEFAULT-VALUE})")
  String source = "import";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Jerusalem",
      description = "of the local times in anonymous-bank (${DEFAULT-VALUE})")
  ZoneId zone = ZoneId.of("Asia/Jerusalem");

  @Option(
      names = "--pseudonym-key",
      paramLabel = "KEY",
      defaultValue = "anonymous-bank",
      description = "agents' names in anonymous-bank become pseudonyms by it (${DEFAULT-VALUE})")
  String pseudonymKey = "anonymous-bank";

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.holdfast/imports",
      description = "where it is written down how far an import is (${DEFAULT-VALUE})")
  Path state = Path.of("");

  @Option(names = "--again", description = "from the start, whatever was imported before")
  boolean again;

  @Override
  public Integer call() throws Exception {
    if (!source.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new TroubleException(ExitCode.USAGE, "expected --source of [A-Za-z0-9._-]{1,64}");
    }
    var settings = new Format.Settings(to.url, to.key, tenant.get(), source, zone, pseudonymKey);
    try {
      new FileImport(file, format, settings, state).run(again, Progress.onConsole());
    } catch (IOException | UncheckedIOException e) {
      throw TroubleException.unreadable("import", file, e);
    }
    return ExitCode.DONE.code();
  }
}
