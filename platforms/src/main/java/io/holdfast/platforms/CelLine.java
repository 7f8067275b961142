package io.holdfast.platforms;

import io.holdfast.contracts.UnreadableEventException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A line of `cel_custom`'s `Master.csv`, in the order of columns of Asterisk's sample.
final class CelLine {
  /// The columns after the time. What the event adds (`extra`) is the last of a line, however many
  /// stand between.
  private static final List<String> COLUMNS =
      List.of(
          "cidname",
          "cidnum",
          "cidani",
          "cidrdnis",
          "ciddnid",
          "exten",
          "context",
          "channame",
          "appname",
          "appdata",
          "amaflags",
          "acctcode",
          "uniqueid",
          "linkedid",
          "peer");

  private CelLine() {}

  /// The columns by name. The time stands second; newer samples put a literal before it.
  static Map<String, String> columns(String line) {
    List<String> cells = cells(line);
    int time = cells.size() > 1 && isTime(cells.get(1)) ? 1 : 2;
    if (cells.size() <= time + COLUMNS.size() || !isTime(cells.get(time))) {
      throw new UnreadableEventException(
          "bad-field", "Expected the columns of Master.csv in line, found others");
    }
    Map<String, String> row = new HashMap<>();
    row.put("eventtype", cells.getFirst());
    row.put("eventtime", cells.get(time));
    for (int i = 0; i < COLUMNS.size(); i++) {
      row.put(COLUMNS.get(i), cells.get(time + 1 + i));
    }
    row.put("extra", cells.getLast());
    return row;
  }

  private static boolean isTime(String cell) {
    return AsteriskTime.of(cell, "UTC").isPresent();
  }

  /// Cells between commas; in quotes a comma is a comma, and two quotes are one.
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
