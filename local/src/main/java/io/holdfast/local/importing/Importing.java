package io.holdfast.local.importing;

import io.holdfast.local.Progress;
import io.holdfast.local.replay.Answer;
import io.holdfast.local.replay.Answer.Rejected;
import io.holdfast.local.replay.Counts;
import io.holdfast.local.replay.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
  private final BadLines bad;
  private final List<String> waiting = new ArrayList<>();
  private final List<Entry> origins = new ArrayList<>();
  private int characters;
  private long entries;
  private final SortedMap<String, Long> counted;
  private Counts sent;

  Importing(Intake intake, Path state, Done before, Progress progress) {
    this.intake = intake;
    this.state = state;
    this.progress = progress;
    this.bad = new BadLines(progress);
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
    for (Entry entry = next(all); entry != null; entry = next(all)) {
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

  /// The next one. Where the file cannot be read further, what came before is sent.
  private @Nullable Entry next(Entries all) throws IOException, InterruptedException {
    try {
      return all.next();
    } catch (IOException e) {
      send();
      throw e;
    }
  }

  private void take(Entry entry) {
    entries++;
    if (!entry.trouble().isEmpty()) {
      bad.skipped(entry.line(), entry.trouble());
    }
    counted.merge(entry.counted(), 1L, Long::sum);
    entry.also().forEach(word -> counted.merge("also " + word, 1L, Long::sum));
    for (String line : entry.lines()) {
      waiting.add(line);
      origins.add(entry);
      characters += line.length();
    }
  }

  private void send() throws IOException, InterruptedException {
    if (!waiting.isEmpty()) {
      Answer answer = intake.post(waiting);
      sent = sent.plus(answer.counts());
      answer.rejected().forEach(this::tell);
      waiting.clear();
      origins.clear();
      characters = 0;
    }
    done().write(state);
  }

  private void tell(Rejected one) {
    if (one.index() < origins.size()) {
      Entry origin = origins.get(one.index());
      bad.rejected(origin.line(), origin.counted().equals(Entry.LINES), one);
    }
  }

  private Done done() {
    return new Done(entries, new TreeMap<>(counted), sent, false);
  }
}
