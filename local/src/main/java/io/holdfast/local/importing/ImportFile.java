package io.holdfast.local.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// A file to import, plain or gzipped, and how far it was read.
final class ImportFile implements AutoCloseable {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int WHOLE = 100;

  private final FileChannel channel;
  private final BufferedReader reader;

  private ImportFile(FileChannel channel, BufferedReader reader) {
    this.channel = channel;
    this.reader = reader;
  }

  static ImportFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      BufferedInputStream bytes = new BufferedInputStream(Channels.newInputStream(channel));
      bytes.mark(2);
      boolean zipped = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
      bytes.reset();
      InputStream plain = zipped ? new GZIPInputStream(bytes) : bytes;
      return new ImportFile(channel, new BufferedReader(new InputStreamReader(plain, UTF_8)));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  BufferedReader reader() {
    return reader;
  }

  /// How much of the file was read, 0..100.
  int percent() throws IOException {
    long size = channel.size();
    return size == 0 ? WHOLE : (int) (channel.position() * WHOLE / size);
  }

  @Override
  public void close() throws IOException {
    try (channel;
        Reader _ = reader) {}
  }

  /// Names a file by its content: an import is taken up again also where the file was moved.
  static String digest(Path file) throws IOException {
    try (InputStream bytes = java.nio.file.Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(bytes, sha256).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }
}
