package io.holdfast.simulator;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A simulation as two files: `facts.ndjson`, a flat fact a line in the order of arrival, and
/// `truth.tsv`, a call a line.
public final class FactFiles implements Simulation.Audience, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final ObjectWriter json = Json.mapper().writer();
  private final OutputStream facts;
  private final TruthFile truth;
  private long arrived;

  /// Opens both, and overwrites what was there.
  public FactFiles(Path directory) throws IOException {
    Files.createDirectories(directory);
    facts =
        new BufferedOutputStream(Files.newOutputStream(directory.resolve("facts.ndjson")), BUFFER);
    truth = new TruthFile(directory.resolve("truth.tsv"));
  }

  @Override
  public void truth(Truth call) throws IOException {
    truth.add(call);
  }

  @Override
  public void fact(Fact fact) throws IOException {
    facts.write(json.writeValueAsBytes(fact.toJson()));
    facts.write('\n');
    arrived++;
  }

  /// What was written, for a person.
  public String written() {
    return "%,d calls, %,d facts".formatted(truth.calls(), arrived);
  }

  @Override
  public void close() throws IOException {
    facts.close();
    truth.close();
  }
}
