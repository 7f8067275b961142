package io.holdfast.local.importing;

import io.holdfast.local.Progress;
import io.holdfast.local.replay.Answer.Rejected;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of the file that could not be used, each told to a person by its number: the first ones in
/// words, all of them by their count.
final class BadLines {
  private static final int MOST_TOLD = 20;

  /// Where in what was sent: an entry is one line there, whatever stands around it in the file.
  private static final Pattern PLACE = Pattern.compile(",? ?(?:at )?line 1, column (\\d+)");

  private final Progress progress;
  private long found;

  BadLines(Progress progress) {
    this.progress = progress;
  }

  /// The intake refused what stands on a line.
  ///
  /// @param asItStands whether what was sent is the line of the file, so that columns are the same
  void rejected(long line, boolean asItStands, Rejected why) {
    Matcher place = PLACE.matcher(why.detail());
    boolean known = asItStands && place.find();
    String where = known ? ", column " + place.group(1) : "";
    String detail = known ? place.replaceFirst("") : why.detail();
    told(line, where + ": " + why.reason() + (detail.isEmpty() ? "" : ", " + detail));
  }

  /// The file's own form is wrong there.
  void skipped(long line, String trouble) {
    told(line, ", " + trouble);
  }

  private void told(long line, String rest) {
    found++;
    if (found <= MOST_TOLD) {
      progress.said("Line %,d%s".formatted(line, rest));
    } else if (found == MOST_TOLD + 1) {
      progress.said("There are more such lines; they are counted.");
    }
  }
}
