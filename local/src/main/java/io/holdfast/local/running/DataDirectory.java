package io.holdfast.local.running;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where a run keeps its data and logs; one run at a time. Take it up again and the same data is
/// there, with the key that recognises its callers.
public final class DataDirectory implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  private final Path path;
  private volatile boolean kept;
  private final FileChannel lock;

  private DataDirectory(Path path, boolean kept, FileChannel lock) {
    this.path = path;
    this.kept = kept;
    this.lock = lock;
  }

  /// Opens a directory for this run alone; makes it where it is missing.
  ///
  /// @param kept false to remove it when the run ends well
  /// @throws TroubleException where another run has it, or it cannot be written
  public static DataDirectory open(Path path, boolean kept) {
    try {
      Files.createDirectories(path.resolve("logs"));
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new TroubleException(
            ExitCode.IN_USE, "another run uses the data in " + path + ". Stop it first.");
      }
      return new DataDirectory(path.toAbsolutePath(), kept, channel);
    } catch (IOException e) {
      throw new TroubleException(ExitCode.UNREADABLE, "the data directory cannot be used: " + e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  Path streams() {
    return path.resolve("streams");
  }

  /// Where each process writes what it has to say.
  public Path logs() {
    return path.resolve("logs");
  }

  Path log(Service service) {
    return logs().resolve(service.module() + ".log");
  }

  /// The key that callers are recognised by, base64; made once.
  String callerKey() {
    Path file = path.resolve("caller.key");
    try {
      if (!Files.exists(file)) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.writeString(file, Base64.getEncoder().encodeToString(key));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Leaves the directory in place at the end: someone will want to read its logs.
  void keep() {
    kept = true;
  }

  /// Gives the directory back, and removes it where it is not kept.
  @Override
  public void close() {
    try {
      lock.close();
      if (!kept) {
        remove();
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("holdfast: could not remove " + path + ": " + e.getMessage());
    }
  }

  private void remove() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
