package io.holdfast.local.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.local.replay.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far an import is: everything up to it was acknowledged by the intake.
///
/// @param entries read and dealt with
/// @param counted entries by what they count as
/// @param sent what the intake answered, summed up
/// @param finished whether the end of the file was reached
record Done(long entries, SortedMap<String, Long> counted, Counts sent, boolean finished) {
  static final Done NOTHING = new Done(0, new TreeMap<>(), Counts.NONE, false);

  static Done read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NOTHING;
    }
    ObjectNode json = Json.object(Files.readAllBytes(file));
    SortedMap<String, Long> counted = new TreeMap<>();
    json.path("counted").properties().forEach(c -> counted.put(c.getKey(), c.getValue().asLong()));
    return new Done(
        json.path("entries").asLong(),
        counted,
        Json.convert(json.path("sent"), Counts.class),
        json.path("finished").asBoolean());
  }

  /// Replaces the file in one step: a run that is killed leaves the old word or the new one.
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, Json.bytes(this));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Done ended() {
    return new Done(entries, counted, sent, true);
  }
}
