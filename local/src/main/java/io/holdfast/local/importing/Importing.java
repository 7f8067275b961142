package io.holdfast.local.importing;

import io.holdfast.local.Progress;
import io.holdfast.local.replay.Counts;
import io.holdfast.local.replay.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One file on its way through the intake. After every answer it is written down how far it is, so
/// that a run that was stopped goes on there. What was sent and not yet written down is sent again:
/// the same facts, which are dropped as repeats.
public final class Importing {
  private static final int MOST_LINES = 500;

  /// Well below the intake's limit of 1 MiB.
  private static final int MOST_CHARACTERS = 400_000;

  private final Intake intake;
  private final Path state;
  private final Progress progress;
  private final List<String> waiting = new ArrayList<>();
  private int characters;
  private long entries;
  private final SortedMap<String, Long> counted;
  private Counts sent;

  Importing(Intake intake, Path state, Done before, Progress progress) {
    this.intake = intake;
    this.state = state;
    this.progress = progress;
    this.entries = before.entries();
    this.counted = new TreeMap<>(before.counted());
    this.sent = before.sent();
  }

  /// Sends what is not yet sent.
  Done run(ImportFile file, Entries all) throws IOException, InterruptedException {
    for (long i = 0; i < entries; i++) {
      if (all.next() == null) {
        throw new IOException("the file is shorter than when it was imported before");
      }
    }
    for (Entry entry = all.next(); entry != null; entry = all.next()) {
      take(entry);
      if (waiting.size() >= MOST_LINES || characters > MOST_CHARACTERS) {
        send();
        progress.now(Bar.of(file.percent()) + "  %,d read, %s".formatted(entries, sent));
      }
    }
    send();
    Done done = done().ended();
    done.write(state);
    return done;
  }

  private void take(Entry entry) {
    entries++;
    counted.merge(entry.counted(), 1L, Long::sum);
    entry.also().forEach(word -> counted.merge("also " + word, 1L, Long::sum));
    for (String line : entry.lines()) {
      waiting.add(line);
      characters += line.length();
    }
  }

  private void send() throws IOException, InterruptedException {
    if (!waiting.isEmpty()) {
      sent = sent.plus(intake.send(waiting));
      waiting.clear();
      characters = 0;
    }
    done().write(state);
  }

  private Done done() {
    return new Done(entries, new TreeMap<>(counted), sent, false);
  }
}
