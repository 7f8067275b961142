package io.holdfast.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Where the libraries in this process log: to a file, so that the console is for people.
public final class Logs {
  private static final Logger ROOT = Logger.getLogger("");

  private Logs() {}

  /// Nothing at all, until there is a file.
  public static void silence() {
    LogManager.getLogManager().reset();
  }

  /// Everything from INFO on goes to `kafka.log` in the directory.
  public static void writeTo(Path directory) {
    try {
      Handler file = new FileHandler(directory.resolve("kafka.log").toString(), true);
      file.setFormatter(new SimpleFormatter());
      ROOT.addHandler(file);
      ROOT.setLevel(Level.INFO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
