package io.holdfast.local.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The entries of a file, one after the other; never the whole file in memory.
interface Entries {
  /// The next one, or null after the last.
  @Nullable Entry next() throws IOException;
}
